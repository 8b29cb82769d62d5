import type { CertificationState, Visibility } from '../../server/domain/application.ts';
import { Badge } from '../parts/notice.tsx';
import type { Reader } from '../reader.ts';
import { ReviewBadge, StateBadge } from '../registration/states.tsx';

/** Whether an application works, who can see it, and how far its review is. */
export function ApplicationStates({
  reader,
  visibility,
  certification,
  ...works
}: {
  reader: Reader;
  active: boolean;
  suspended: boolean;
  visibility: Visibility;
  certification: CertificationState;
}) {
  return (
    <span class="states">
      <StateBadge reader={reader} {...works} />
      <Badge tone="quiet" sign={visibility === 'public' ? 'public' : 'private'}>
        {reader.words.registration.visibilities[visibility]}
      </Badge>
      <ReviewBadge reader={reader} certification={certification} />
    </span>
  );
}
