import { plain } from '../phrase.ts';
import type { Reader } from '../reader.ts';
import { Foreign } from './foreign.tsx';
import { Badge } from './notice.tsx';

/** The company behind an application. Anybody can take any name, so its domain stands beside it, and whether it was verified. */
export interface Publisher {
  readonly name: string;
  readonly domain: string;
  readonly verified: boolean;
}

/** Who publishes, and whether that is certain. */
export function PublisherName({ reader, publisher: { name, domain, verified } }: { reader: Reader; publisher: Publisher }) {
  const { frame: words } = reader.words;
  return (
    <span class="publisher">
      <Foreign text={name} />{' '}
      <span class="quiet-text">
        (<Foreign text={domain} />)
      </span>{' '}
      {verified ? (
        <span title={plain(words.verifiedDomain(domain))}>
          <Badge tone="enabled" sign="verified">
            {words.verified}
          </Badge>
        </span>
      ) : (
        <Badge tone="waiting" sign="warning">
          {words.unverified}
        </Badge>
      )}
    </span>
  );
}
