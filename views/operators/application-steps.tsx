import { type FormFault, faultsIn } from '../faults.ts';
import { Confirmation } from '../parts/confirmation.tsx';
import { figure } from '../parts/figures.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { ErrorSummary, TextArea } from '../parts/form.tsx';
import type { Messages } from '../messages/en.ts';
import type { View } from '../reader.ts';

/** What the platform's staff can decide about an application, each on a page of its own that asks first. */
export type ApplicationStep = keyof Messages['review']['steps'];

export interface ApplicationQuestionProps {
  readonly step: ApplicationStep;
  readonly action: string;
  readonly token: string;
  readonly application: string;
  /** Whether an earlier version was approved. */
  readonly again: boolean;
  /** How many companies it is taken from; where that is what the step does. */
  readonly companies?: number | undefined;
  /** The decision of a review: the version that it is about, and what was typed. */
  readonly review?: { readonly version: number; readonly note: string; readonly faults: readonly FormFault[] } | undefined;
  readonly paths: { readonly review: string; readonly application: string };
}

/** Whether to do it: the consequence first. */
export function applicationQuestionView(props: ApplicationQuestionProps): View {
  const { step, action, token, application, again, companies, review, paths } = props;
  return (reader) => {
    const { review: words } = reader.words;
    const asked = words.steps[step];
    const faults = faultsIn(reader, review?.faults ?? []);
    return {
      title: asked.title(application),
      faulty: faults.length > 0,
      crumbs: [
        { text: words.title, path: paths.review },
        { text: <Foreign text={application} />, path: paths.application },
      ],
      main: (
        <>
          <ErrorSummary reader={reader} faults={faults} />
          <Confirmation
            action={action}
            token={token}
            lead={again && 'leadAgain' in asked ? asked.leadAgain : asked.lead}
            text={
              review === undefined
                ? companies === undefined
                  ? undefined
                  : words.companies(companies)
                : words.decides(figure(reader, review.version))
            }
            tone={ENDING.has(step) ? 'ended' : 'accent'}
            now={asked.now(application)}
            keep={words.keep}
            back={paths.application}
          >
            {review !== undefined && (
              <>
                <input type="hidden" name="permission_version" value={review.version} />
                <TextArea name="note" label={words.noteLabel} hint={words.noteHint} value={review.note} faults={faults} />
              </>
            )}
          </Confirmation>
        </>
      ),
    };
  };
}

const ENDING: ReadonlySet<ApplicationStep> = new Set(['suspend', 'revoke-tokens']);
