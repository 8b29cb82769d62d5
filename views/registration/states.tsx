import type { CertificationState } from '../../server/domain/application.ts';
import { Badge, type Tone } from '../parts/notice.tsx';
import type { SignName } from '../parts/signs.tsx';
import type { Reader } from '../reader.ts';

const REVIEW: Readonly<Record<CertificationState, readonly [Tone, SignName]>> = {
  none: ['quiet', 'disabled'],
  submitted: ['waiting', 'waiting'],
  approved: ['quiet', 'enabled'],
  rejected: ['ended', 'warning'],
};

/** How far the review is. */
export function ReviewBadge({ reader, certification }: { reader: Reader; certification: CertificationState }) {
  const [tone, sign] = REVIEW[certification];
  return (
    <Badge tone={tone} sign={sign}>
      {reader.words.partner.certification[certification]}
    </Badge>
  );
}

/** Whether the application works. */
export function StateBadge({ reader, active, suspended }: { reader: Reader; active: boolean; suspended: boolean }) {
  const { partner: words } = reader.words;
  if (suspended) {
    return (
      <Badge tone="ended" sign="warning">
        {words.suspended}
      </Badge>
    );
  }
  return (
    <Badge tone={active ? 'accent' : 'quiet'} sign={active ? 'enabled' : 'disabled'}>
      {active ? words.active : words.inactive}
    </Badge>
  );
}
