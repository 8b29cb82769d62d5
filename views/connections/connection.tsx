import type { AskedScope } from '../oauth/consent.tsx';
import { Code, Foreign } from '../parts/foreign.tsx';
import { When } from '../parts/figures.tsx';
import { Badge } from '../parts/notice.tsx';
import type { Publisher } from '../parts/publisher.tsx';
import type { Reader } from '../reader.ts';

/** What an application may see for a person at this moment. */
export interface Seen {
  readonly identity: boolean;
  readonly email: boolean;
  readonly data: readonly AskedScope[];
}

/** An application that acts for who reads the page. */
export interface ShownConnection {
  /** The application's. */
  readonly id: string;
  readonly application: string;
  readonly publisher: Publisher;
  readonly sees: Seen;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly lastUsedAt: number | undefined;
  /** The page on which it is ended. */
  readonly path: string;
}

/** Whether the application may see nothing at this moment, be it the company's doing or its own. */
export function seesNothing({ identity, email, data }: Seen): boolean {
  return !identity && !email && data.length === 0;
}

/** What it may see, in the reader's language. With `most`, that many and how many more; without, all, with their codes. */
export function Sees({ reader, sees, most }: { reader: Reader; sees: Seen; most?: number }) {
  const { connections: words } = reader.words;
  if (seesNothing(sees)) {
    return (
      <Badge tone="quiet" sign="disabled">
        {words.nothing}
      </Badge>
    );
  }
  const shown = most === undefined || sees.data.length <= most + 1 ? sees.data : sees.data.slice(0, most);
  return (
    <ul class="plain sees">
      {sees.identity && <li>{words.identity}</li>}
      {sees.email && <li>{words.email}</li>}
      {shown.map(({ scope, title, sensitive }) => (
        <li>
          <Foreign text={title} />
          {most === undefined && <Code text={scope} />}
          {sensitive && (
            <Badge tone="sensitive" sign="sensitive">
              {words.sensitive}
            </Badge>
          )}
        </li>
      ))}
      {shown !== sees.data && <li class="quiet-text">{words.more(sees.data.length - shown.length)}</li>}
    </ul>
  );
}

/** When it was used last. */
export function LastUsed({ reader, at }: { reader: Reader; at: number | undefined }) {
  return at === undefined ? <span class="quiet-text">{reader.words.frame.never}</span> : <When reader={reader} at={at} />;
}
