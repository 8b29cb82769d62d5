import type { Application } from '../../server/domain/application.ts';
import type { SheetTerm } from '../enabling/terms.tsx';
import { Actions, ButtonLink } from '../parts/buttons.tsx';
import { Done } from '../parts/done.tsx';
import { figure } from '../parts/figures.tsx';
import { Prose } from '../parts/foreign.tsx';
import { Notice } from '../parts/notice.tsx';
import type { Publisher } from '../parts/publisher.tsx';
import { phrase } from '../phrase.ts';
import type { Reader, View } from '../reader.ts';
import { Versions } from '../registration/steps.tsx';
import { ApplicationSheet } from './application-sheet.tsx';
import { ApplicationStates } from './application-states.tsx';
import type { ApplicationStep } from './application-steps.tsx';

export interface ApplicationProps {
  readonly application: Application;
  readonly publisher: Publisher;
  /** In the reader's language. What is new since the approved version is marked. */
  readonly terms: readonly SheetTerm[];
  /** Titles of what became required since the approved version. */
  readonly becameRequired: readonly string[];
  readonly versions: readonly { readonly permissionVersion: number; readonly companies: number }[];
  /** Whether somebody else was first with a decision. */
  readonly overtaken: boolean;
  readonly done: ApplicationStep | undefined;
  /** What can be done at present, and where. */
  readonly steps: readonly { readonly step: ApplicationStep; readonly path: string }[];
  readonly paths: { readonly review: string; readonly company: string; readonly trail: string };
}

/** One application, for the platform's staff: everything that it asks for, and what they can decide. */
export function applicationView(props: ApplicationProps): View {
  const { application, overtaken, done, paths } = props;
  return (reader) => {
    const { review: words } = reader.words;
    return {
      title: phrase`${application.name}`,
      about: words.title,
      crumbs: [{ text: words.title, path: paths.review }],
      main: (
        <>
          <ApplicationStates reader={reader} {...application} />
          <Done>{done && words.done[done](application.name)}</Done>
          {overtaken && (
            <div role="alert">
              <Notice tone="ended" sign="warning">
                <p>
                  <strong>{words.overtaken}</strong>
                </p>
                <p>{words.overtakenNext}</p>
              </Notice>
            </div>
          )}
          {application.certification === 'submitted' && (
            <Notice tone="waiting" sign="waiting">
              <p>{words.submitted(figure(reader, application.permissionVersion))}</p>
            </Notice>
          )}
          <ApplicationSheet reader={reader} {...props} />
          <Note reader={reader} application={application} />
          <Decision reader={reader} {...props} />
          <Versions reader={reader} {...application} versions={props.versions} />
          <Others reader={reader} {...props} />
        </>
      ),
    };
  };
}

function Note({ reader, application }: { reader: Reader; application: Application }) {
  const { review: words } = reader.words;
  const { certification, certificationNote } = application;
  if (certificationNote === '') return undefined;
  return (
    <figure class="quoted">
      <figcaption>{certification === 'submitted' ? words.note : words.ownNote}</figcaption>
      <blockquote>
        <Prose reader={reader} text={certificationNote} />
      </blockquote>
    </figure>
  );
}

const DECISIONS: readonly ApplicationStep[] = ['approve', 'reject', 'publish'];

/** What is to be decided next. */
function Decision({ reader, steps }: ApplicationProps & { reader: Reader }) {
  const { review: words } = reader.words;
  const open = steps.filter(({ step }) => DECISIONS.includes(step));
  if (open.length === 0) return undefined;
  return (
    <section class="stack part">
      <h2>{words.decision}</h2>
      <Actions>
        {open.map(({ step, path }, at) => (
          <ButtonLink weight={at === 0 ? 'primary' : 'quiet'} href={path}>
            {words.steps[step].open}
          </ButtonLink>
        ))}
      </Actions>
    </section>
  );
}

function Others({ reader, steps, paths }: ApplicationProps & { reader: Reader }) {
  const { review: words } = reader.words;
  return (
    <section class="stack part">
      <h2>{words.others}</h2>
      <p>{words.othersText}</p>
      <Actions>
        {steps
          .filter(({ step }) => !DECISIONS.includes(step))
          .map(({ step, path }) => (
            <ButtonLink href={path}>{words.steps[step].open}</ButtonLink>
          ))}
      </Actions>
      <p>
        <a href={paths.trail}>{words.trail}</a>
      </p>
    </section>
  );
}
