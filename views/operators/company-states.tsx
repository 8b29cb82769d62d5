import { Badge } from '../parts/notice.tsx';
import type { Reader } from '../reader.ts';

/** Whether a company is let in. */
export function CompanyState({ reader, active, platform }: { reader: Reader; active: boolean; platform: boolean }) {
  const { companies: words } = reader.words;
  if (!active) {
    return (
      <Badge tone="ended" sign="warning">
        {words.suspended}
      </Badge>
    );
  }
  return (
    <Badge tone="accent" sign="enabled">
      {platform ? words.platform : words.active}
    </Badge>
  );
}
