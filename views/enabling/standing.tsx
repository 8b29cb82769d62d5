import { Badge, type Tone } from '../parts/notice.tsx';
import type { SignName } from '../parts/signs.tsx';
import type { Reader } from '../reader.ts';

/** How things stand between the company and the application. */
export type Standing = 'open' | 'enabled' | 'pending' | 'disabled' | 'outOfService';

const BADGES: Readonly<Record<Standing, readonly [Tone, SignName]>> = {
  open: ['quiet', 'disabled'],
  enabled: ['enabled', 'enabled'],
  pending: ['waiting', 'waiting'],
  disabled: ['ended', 'disabled'],
  outOfService: ['ended', 'warning'],
};

/** The same in a word or two, with its sign. */
export function StandingBadge({ reader, standing }: { reader: Reader; standing: Standing }) {
  const [tone, sign] = BADGES[standing];
  return (
    <Badge tone={tone} sign={sign}>
      {reader.words.enabling.states[standing]}
    </Badge>
  );
}
