import { isAction } from '../../server/domain/audit-actions.ts';
import type { AuditEvent } from '../../server/domain/audit.ts';
import { When } from '../parts/figures.tsx';
import { Beginning, Code } from '../parts/foreign.tsx';
import type { Column } from '../parts/list.tsx';
import { Badge } from '../parts/notice.tsx';
import type { Reader } from '../reader.ts';
import { detailsOf } from './details.ts';

/** Somebody or something in the trail; its name is absent where who reads may not know it, or where it is gone. */
export interface Mention {
  readonly id: string;
  readonly name: string | undefined;
  readonly path: string | undefined;
}

/** Who acted. */
export type Doer =
  | ({ readonly kind: 'person' | 'application' } & Mention)
  | { readonly kind: 'staff' | 'program' | 'server' | 'unknown' };

/** One event, with what its ids stand for. */
export interface Happening {
  readonly event: AuditEvent;
  readonly by: Doer;
  /** Whether the person acted with the rights of the platform's staff. */
  readonly asStaff: boolean;
  readonly about: readonly Mention[];
}

/** When, who, what, and about what. */
export function columnsFor(reader: Reader, titles: ReadonlyMap<string, string>): Column<Happening>[] {
  const { columns } = reader.words.trail;
  return [
    { title: columns.at, cell: ({ event }) => <When reader={reader} at={Date.parse(event.at)} /> },
    { title: columns.by, cell: (happening) => <By reader={reader} {...happening} /> },
    { title: columns.what, cell: ({ event }) => <What reader={reader} event={event} titles={titles} /> },
    { title: columns.about, cell: ({ about }) => <About mentions={about} /> },
  ];
}

function By({ reader, event, by, asStaff }: Happening & { reader: Reader }) {
  const { trail: words } = reader.words;
  return (
    <div class="told">
      <p>{'id' in by ? <Mentioned {...by} /> : words.by[by.kind]}</p>
      {asStaff && by.kind === 'person' && <p class="quiet-text small">{words.by.staff}</p>}
      {event.address !== null && (
        <p class="quiet-text small">
          {words.by.from} <Code text={event.address} />
        </p>
      )}
    </div>
  );
}

function What({ reader, event, titles }: { reader: Reader; event: AuditEvent; titles: ReadonlyMap<string, string> }) {
  const { trail: words } = reader.words;
  const { action, result } = event;
  if (!isAction(action)) return <Code text={action} />;
  const details = detailsOf(reader, action, event, titles);
  return (
    <div class="told">
      <p>
        {result === 'failure' ? (
          <Badge tone="ended" sign="warning">
            {words.actions[action]}
          </Badge>
        ) : (
          words.actions[action]
        )}
      </p>
      {details.map((detail) => (
        <p class="quiet-text small">{detail}</p>
      ))}
    </div>
  );
}

function About({ mentions }: { mentions: readonly Mention[] }) {
  return mentions.length === 0 ? (
    <p class="told quiet-text">–</p>
  ) : (
    <ul class="plain told">
      {mentions.map((mention) => (
        <li>
          <Mentioned {...mention} />
        </li>
      ))}
    </ul>
  );
}

/** Room for a name of usual length: an audit trail is read by its lines. */
const LONGEST_NAME = 48;

function Mentioned({ id, name, path }: Mention) {
  if (name === undefined) return <Code text={id} />;
  const text = <Beginning text={name} most={LONGEST_NAME} />;
  return path === undefined ? text : <a href={path}>{text}</a>;
}
