import { ButtonLink } from './parts/buttons.tsx';
import { Code } from './parts/foreign.tsx';
import { When } from './parts/figures.tsx';
import type { View } from './reader.ts';
import type { Messages } from './messages/en.ts';

type Cause = keyof {
  [Name in keyof Messages['errors'] as Messages['errors'][Name] extends { title: string } ? Name : never]: true;
};

/** What went wrong, and what can be done. */
export interface FailureProps {
  readonly cause: Cause;
  /** A sentence of the domain that says more than the cause does. */
  readonly detail?: string | undefined;
  /** Epoch milliseconds at which another attempt is worth making. */
  readonly againAt?: number | undefined;
  /** For who runs the application, or looks into the log. */
  readonly number?: string | undefined;
}

/** A page that could not be shown, or a form that could not be taken. */
export function failureView({ cause, detail, againAt, number }: FailureProps): View {
  return (reader) => {
    const { errors: words } = reader.words;
    const said = words[cause];
    return {
      title: said.title,
      main: (
        <>
          {detail !== undefined && <p>{reader.words.sentences.say(detail)}</p>}
          {'text' in said && <p>{said.text}</p>}
          {againAt !== undefined && (
            <p>
              {words.tooMany.again} <When reader={reader} at={againAt} />
            </p>
          )}
          {number !== undefined && (
            <p class="quiet-text">
              {cause === 'refused' ? words.refused.code : words.broken.number}: <Code text={number} />
            </p>
          )}
          {cause !== 'refused' && (
            <p>
              <ButtonLink href="/">{words.home}</ButtonLink>
            </p>
          )}
        </>
      ),
    };
  };
}
