import { Beginning } from '../parts/foreign.tsx';
import { Notice } from '../parts/notice.tsx';
import type { Reader } from '../reader.ts';

/** What people of the company have asked for. */
export interface Asked {
  readonly people: number;
  /** Those that were given, oldest first. */
  readonly reasons: readonly string[];
  /** Where all of it stands. */
  readonly path: string;
}

/** Why what was signed was not taken: it did not stand on the sheet any more as it was shown. */
export interface Overtaken {
  /** The application asks for something else by now. */
  readonly asksForMore: boolean;
  /** Somebody else of the company has decided. */
  readonly decided: boolean;
}

const MOST_REASONS = 3;

/** How many people wait for the application, and the latest reasons in brief. */
export function AskedNotice({ reader, asked: { people, reasons, path } }: { reader: Reader; asked: Asked }) {
  const { enabling: words } = reader.words;
  return (
    <Notice tone="waiting" sign="waiting">
      <p>
        <strong>{words.asked(people)}</strong>
      </p>
      {reasons.length > 0 && (
        <ul>
          {reasons
            .slice(-MOST_REASONS)
            .toReversed()
            .map((reason) => (
              <li>
                <Beginning text={reason} />
              </li>
            ))}
        </ul>
      )}
      <p>
        <a href={path}>{words.openRequest}</a>
      </p>
    </Notice>
  );
}

/** What changed while the sheet was open, and that nothing was done. */
export function OvertakenNotice({ reader, overtaken }: { reader: Reader; overtaken: Overtaken }) {
  const { overtaken: words } = reader.words.enabling;
  return (
    <div role="alert">
      <Notice tone="waiting" sign="warning">
        <p>
          <strong>{words.lead}</strong>
        </p>
        {overtaken.asksForMore && <p>{words.asksForMore}</p>}
        {overtaken.decided && <p>{words.decided}</p>}
        <p>{words.next}</p>
      </Notice>
    </div>
  );
}
