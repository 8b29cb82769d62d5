import { Done } from '../parts/done.tsx';
import { Notice } from '../parts/notice.tsx';
import type { Text } from '../phrase.ts';
import type { Reader } from '../reader.ts';
import { REVIEW_PLACE, type StepsProps } from './steps.tsx';

/** What has just been done with an application. */
export type ApplicationDone = 'registered' | 'revoked' | 'submitted';

interface AboveProps {
  readonly reader: Reader;
  readonly application: string;
  readonly company: string;
  readonly done: ApplicationDone | undefined;
  readonly steps: StepsProps;
  /** Whether the reader can modify the application. */
  readonly modifiable: boolean;
}

/** What has to be known of an application before its form: what was just done, and why it does not work or was not approved. */
export function Above({ reader, application, company, done, steps, modifiable }: AboveProps) {
  const { partner, credentials } = reader.words;
  const told: Readonly<Record<ApplicationDone, Text>> = {
    registered: partner.registered(application, company),
    revoked: credentials.revoking.done,
    submitted: partner.submitting.done,
  };
  return (
    <>
      <Done>{done && told[done]}</Done>
      {steps.suspended && (
        <Notice tone="ended" sign="warning">
          <p>{partner.suspendedText}</p>
        </Notice>
      )}
      {!steps.active && (
        <Notice tone="quiet" sign="disabled">
          <p>{partner.inactiveText}</p>
          {modifiable && <p>{partner.inactiveNext}</p>}
        </Notice>
      )}
      {steps.certification === 'rejected' && (
        <Notice tone="ended" sign="warning">
          <p>{steps.approvedBefore ? partner.review.rejectedAgainAbove : partner.review.rejectedAbove}</p>
          <p>
            <a href={`#${REVIEW_PLACE}`}>{partner.review.read}</a>
          </p>
        </Notice>
      )}
    </>
  );
}
