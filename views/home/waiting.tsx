import { Empty } from '../parts/notice.tsx';
import type { Text } from '../phrase.ts';
import type { Reader } from '../reader.ts';

/** An application that asks for more than was approved, and the sheet on which that is decided. */
export interface AskingForMore {
  readonly application: string;
  readonly path: string;
}

export interface WaitingProps {
  /** For who administers a company: absent for who only works for the platform. */
  readonly administrators?:
    | {
        /** How many applications colleagues ask for. */
        readonly requests: number;
        readonly askingForMore: readonly AskingForMore[];
        /** How many ask for more beyond those that are named. */
        readonly more: number;
      }
    | undefined;
  /** For the platform's staff: how many applications wait for the review. */
  readonly review: number | undefined;
  /** `waiting`: all that asks for more. */
  readonly paths: { readonly requests: string; readonly waiting: string; readonly review: string };
}

/** What waits for a decision, each with the page on which it is taken; or that nothing does, and what would. */
export function Waiting({ reader, administrators, review, paths }: WaitingProps & { reader: Reader }) {
  const { waiting: words } = reader.words.home;
  const { requests = 0, askingForMore = [], more = 0 } = administrators ?? {};
  const nothing = requests === 0 && askingForMore.length === 0 && (review ?? 0) === 0;
  return (
    <section class="stack part">
      <h2>{words.title}</h2>
      {nothing ? (
        <Empty>
          <p>{words.nothing}</p>
          {administrators !== undefined && <p>{words.nothingForAdministrators}</p>}
          {review !== undefined && <p>{words.nothingForStaff}</p>}
        </Empty>
      ) : (
        <ul class="waits">
          {requests > 0 && <Wait path={paths.requests} title={words.requests(requests)} text={words.requestsText} />}
          {askingForMore.map(({ application, path }) => (
            <Wait path={path} title={words.more(application)} text={words.moreText} />
          ))}
          {more > 0 && <Wait path={paths.waiting} title={words.evenMore(more)} text={words.evenMoreText} />}
          {review !== undefined && review > 0 && (
            <Wait path={paths.review} title={words.review(review)} text={words.reviewText} />
          )}
        </ul>
      )}
    </section>
  );
}

function Wait({ path, title, text }: { path: string; title: Text; text: Text }) {
  return (
    <li>
      <a href={path}>{title}</a>
      <p class="quiet-text">{text}</p>
    </li>
  );
}
