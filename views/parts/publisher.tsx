import { plain } from '../phrase.ts';
import type { Reader } from '../reader.ts';
import { Foreign } from './foreign.tsx';
import { Badge } from './notice.tsx';
import { domainName } from '../domain-name.ts';

/** The company behind an application. Anybody can take any name, so its domain stands beside it, and whether it was verified. */
export interface Publisher {
  readonly name: string;
  readonly domain: string;
  readonly verified: boolean;
}

/** Who publishes, and whether that is certain. */
export function PublisherName({ reader, publisher: { name, domain, verified } }: { reader: Reader; publisher: Publisher }) {
  return (
    <span class="publisher">
      <Foreign text={name} />{' '}
      <span class="quiet-text">
        (<Foreign text={domainName(domain)} />)
      </span>{' '}
      <DomainMark reader={reader} domain={domain} verified={verified} />
    </span>
  );
}

/** Whether a company's domain was verified. */
export function DomainMark({ reader, domain, verified }: { reader: Reader; domain: string; verified: boolean }) {
  const { frame: words } = reader.words;
  return verified ? (
    <span title={plain(words.verifiedDomain(domain))}>
      <Badge tone="enabled" sign="verified">
        {words.verified}
      </Badge>
    </span>
  ) : (
    <Badge tone="waiting" sign="warning">
      {words.unverified}
    </Badge>
  );
}
