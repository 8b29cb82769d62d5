import { Actions, Button, ButtonLink } from '../parts/buttons.tsx';
import { ErrorSummary, Form, TextArea } from '../parts/form.tsx';
import type { View } from '../reader.ts';
import { type ApplicationPaths, crumbsOf } from './way-back.tsx';

export interface SubmissionProps {
  readonly action: string;
  readonly token: string;
  readonly application: string;
  readonly paths: ApplicationPaths;
  readonly note: string;
  readonly fault: 'tooLong' | 'control' | undefined;
}

/** Whether to submit an application for review. */
export function submissionView({ action, token, application, paths, note, fault }: SubmissionProps): View {
  return (reader) => {
    const { submitting: words } = reader.words.partner;
    const faults = fault === undefined ? [] : [{ field: 'note', message: words[fault] }];
    return {
      title: words.title(application),
      faulty: fault !== undefined,
      crumbs: crumbsOf(reader, application, paths),
      main: (
        <>
          <p>{words.lead}</p>
          <ErrorSummary reader={reader} faults={faults} />
          <Form action={action} token={token}>
            <TextArea name="note" label={words.note} hint={words.noteHint} value={note} faults={faults} />
            <Actions>
              <Button weight="primary">{words.now}</Button>
              <ButtonLink href={paths.application}>{words.notNow}</ButtonLink>
            </Actions>
          </Form>
        </>
      ),
    };
  };
}
