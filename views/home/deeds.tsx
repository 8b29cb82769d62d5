import type { Facts } from '../../server/domain/audit.ts';
import { When } from '../parts/figures.tsx';
import { Code } from '../parts/foreign.tsx';
import type { Text } from '../phrase.ts';
import type { Reader } from '../reader.ts';

/** Something that the platform's staff did. */
export interface Deed {
  /** As the audit trail calls it. */
  readonly action: string;
  readonly after: Facts | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The names of what it was done to. */
  readonly application?: string | undefined;
  readonly person?: string | undefined;
  /** The page of the application, for who may see it. */
  readonly path?: string | undefined;
}

interface DeedsProps {
  readonly reader: Reader;
  readonly title: Text;
  readonly deeds: readonly Deed[];
  /** Where all of them are. */
  readonly all?: string;
}

/** What the platform's staff did, the latest first; nothing where they did nothing. */
export function Deeds({ reader, title, deeds, all }: DeedsProps) {
  if (deeds.length === 0) return undefined;
  return (
    <section class="stack part">
      <h2>{title}</h2>
      <ul class="happened">
        {deeds.map((deed) => (
          <li>
            <div>
              {told(reader, deed).map((text) => (
                <p>{deed.path === undefined ? text : <a href={deed.path}>{text}</a>}</p>
              ))}
            </div>
            <p class="quiet-text small">
              <When reader={reader} at={deed.at} />
            </p>
          </li>
        ))}
      </ul>
      {all !== undefined && (
        <p>
          <a href={all}>{reader.words.home.allDeeds}</a>
        </p>
      )}
    </section>
  );
}

/** In the reader's words; what has none here is called what the trail calls it, rather than left out. */
function told({ words: { home, trail } }: Reader, { action, after, application, person }: Deed): Text[] {
  const { companyDid, did } = home;
  if (action === 'company.changed') {
    const changed = after?.['changed'];
    const names = Array.isArray(changed) ? changed : [];
    const verified = after?.['domain_verified'];
    const partner = after?.['development_partner'];
    return [
      ...(names.includes('name') ? [companyDid.name] : []),
      ...(names.includes('domain') ? [companyDid.domain] : []),
      ...(typeof verified === 'boolean' ? [verified ? companyDid.verified : companyDid.unverified] : []),
      ...(typeof partner === 'boolean' ? [partner ? companyDid.partner : companyDid.noPartner] : []),
    ];
  }
  const about = application ?? person ?? (action.startsWith('user.') ? home.somebody : home.anApplication);
  if (isTold(did, action)) return [did[action](about)];
  return [isTold(trail.actions, action) ? trail.actions[action] : <Code text={action} />];
}

function isTold<Told extends object>(did: Told, action: string): action is Extract<keyof Told, string> {
  return Object.hasOwn(did, action);
}
