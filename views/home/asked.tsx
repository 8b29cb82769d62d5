import type { RequestState } from '../../server/domain/request.ts';
import { When } from '../parts/figures.tsx';
import { Badge, Empty, type Tone } from '../parts/notice.tsx';
import type { SignName } from '../parts/signs.tsx';
import type { Reader } from '../reader.ts';

/** What the reader has asked the administrators for. */
export interface AskedFor {
  readonly application: string;
  readonly state: RequestState;
  /** Whether it can be used at this moment, which an approval of long ago does not say. */
  readonly enabled: boolean;
  /** When it was decided, or asked. Epoch milliseconds. */
  readonly at: number;
}

type Outcome = 'enabled' | 'ended' | 'declined' | 'pending';

const SHOWN: Readonly<Record<Outcome, readonly [Tone, SignName]>> = {
  enabled: ['enabled', 'enabled'],
  ended: ['quiet', 'disabled'],
  declined: ['quiet', 'disabled'],
  pending: ['waiting', 'waiting'],
};

/** What became of what the reader has asked for; who has asked for nothing is told how it is done. */
export function Asked({ reader, requests }: { reader: Reader; requests: readonly AskedFor[] }) {
  const { asked: words } = reader.words.home;
  return (
    <section class="stack part">
      <h2>{words.title}</h2>
      {requests.length === 0 ? (
        <Empty>
          <p>{words.empty}</p>
          <p>{words.emptyNext}</p>
        </Empty>
      ) : (
        <ul class="happened">
          {requests.map((request) => (
            <Decided reader={reader} request={request} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Decided({ reader, request }: { reader: Reader; request: AskedFor }) {
  const { asked: words } = reader.words.home;
  const { application, at } = request;
  const outcome = outcomeOf(request);
  const [tone, sign] = SHOWN[outcome];
  return (
    <li>
      <p class="state">
        <Badge tone={tone} sign={sign}>
          {words.states[outcome]}
        </Badge>
      </p>
      <p>{words.outcomes[outcome](application)}</p>
      <p class="quiet-text small">
        <When reader={reader} at={at} />
      </p>
    </li>
  );
}

/** Denied and blocked are the same to who asked: whether more requests are taken is the administrators' business. */
function outcomeOf({ state, enabled }: AskedFor): Outcome {
  if (state === 'pending') return 'pending';
  if (state === 'approved') return enabled ? 'enabled' : 'ended';
  return 'declined';
}
