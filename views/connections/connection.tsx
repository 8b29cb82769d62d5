import type { AskedScope } from '../oauth/consent.tsx';
import { Code, Foreign } from '../parts/foreign.tsx';
import { Badge } from '../parts/notice.tsx';
import type { Publisher } from '../parts/publisher.tsx';
import type { Reader } from '../reader.ts';

/** What an application may use in a person’s name at this moment. */
export interface Used {
  readonly identity: boolean;
  readonly email: boolean;
  readonly data: readonly AskedScope[];
}

/** Why an application may use nothing: the company has disabled it, it does not work, or nothing of what was confirmed is left. */
export type Nothing = 'disabled' | 'outOfService' | 'left';

/** An application that acts for who reads the page. */
export interface ShownConnection {
  /** The application's. */
  readonly id: string;
  readonly application: string;
  readonly publisher: Publisher;
  readonly uses: Used;
  /** Why it may use nothing at this moment; absent where it may use something. */
  readonly nothing: Nothing | undefined;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly lastUsedAt: number | undefined;
  /** The page on which it is ended. */
  readonly path: string;
}

interface UsesProps extends Pick<ShownConnection, 'uses' | 'nothing'> {
  readonly reader: Reader;
  /** The reader's. */
  readonly company: string;
  readonly most?: number;
}

/** What it may use, in the reader's language, or why nothing. With `most`, that many and how many more; without, all, with their codes. */
export function Uses({ reader, uses, nothing, company, most }: UsesProps) {
  const { connections: words } = reader.words;
  if (nothing !== undefined) {
    return (
      <>
        <Badge tone="quiet" sign="disabled">
          {words.nothing}
        </Badge>
        <p class="quiet-text small">{words.whyNothing[nothing](company)}</p>
      </>
    );
  }
  const shown = most === undefined || uses.data.length <= most + 1 ? uses.data : uses.data.slice(0, most);
  return (
    <ul class="plain uses">
      {uses.identity && <li>{words.identity}</li>}
      {uses.email && <li>{words.email}</li>}
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
      {shown !== uses.data && <li class="quiet-text">{words.more(uses.data.length - shown.length)}</li>}
    </ul>
  );
}
