import type { Bearer, Reader } from './reader.ts';

interface Entry {
  readonly path: string;
  readonly text: string;
  /** Where else it leads in the end. */
  readonly within?: string;
}

interface Group {
  readonly text: string;
  readonly entries: readonly Entry[];
}

/** The way to everything that somebody may do. `path` says where the reader is: the longest entry that it lies in is the current one. */
export function Navigation({ reader, bearer, path }: { reader: Reader; bearer: Bearer; path: string }) {
  const { frame: words } = reader.words;
  const own = [
    { path: '/', text: words.home },
    { path: '/connections', text: words.connections },
  ];
  const groups = groupsFor(bearer, words);
  const isIn = (place: string): boolean => path === place || path.startsWith(`${place}/`);
  const all: readonly Entry[] = [...own, ...groups.flatMap(({ entries }) => entries)];
  const current = all.findLast((entry) => isIn(entry.path) || isIn(entry.within ?? entry.path));
  const Links = ({ entries }: { entries: readonly Entry[] }) =>
    entries.map((entry) => (
      <li>
        <a href={entry.path} aria-current={entry === current ? (entry.path === path ? 'page' : 'true') : undefined}>
          {entry.text}
        </a>
      </li>
    ));
  return (
    <nav class="navigation" aria-label={words.navigation}>
      <ul>
        <Links entries={own} />
        {groups.map(({ text, entries }) => (
          <li>
            {text}
            <ul>
              <Links entries={entries} />
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What only some may do: *Administration* for who has a role in the company (R5), *Platform* for the platform's staff. */
function groupsFor({ administers, operator }: Bearer, words: Reader['words']['frame']): readonly Group[] {
  const auditTrail = { path: operator ? '/operations/audit' : '/administration/audit', text: words.auditTrail };
  const administration = [
    { path: '/administration/web-services', text: words.webServices },
    { path: '/administration/people', text: words.people },
    ...(operator ? [] : [auditTrail]),
  ];
  const platform = [
    { path: '/operations/review', text: words.review, within: '/operations/applications' },
    { path: '/operations/companies', text: words.companies },
    auditTrail,
  ];
  return [
    ...(administers ? [{ text: words.administration, entries: administration }] : []),
    ...(operator ? [{ text: words.platform, entries: platform }] : []),
  ];
}
