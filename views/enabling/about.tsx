import { Foreign, Prose } from '../parts/foreign.tsx';
import { Facts } from '../parts/list.tsx';
import { type Publisher, PublisherName } from '../parts/publisher.tsx';
import type { Reader } from '../reader.ts';

export interface AboutProps {
  readonly application: { readonly name: string; readonly description: string; readonly redirectHosts: readonly string[] };
  readonly publisher: Publisher;
  readonly company: string;
}

/** Who asks, what it does, where it leads people, and for how long. */
export function About({ reader, application, publisher, company }: AboutProps & { reader: Reader }) {
  const { enabling: words } = reader.words;
  const { description, redirectHosts } = application;
  return (
    <Facts
      entries={[
        [words.publisher, <PublisherName reader={reader} publisher={publisher} />],
        ...(description === '' ? [] : [[words.description, <Prose reader={reader} text={description} />] as const]),
        [
          words.returnsTo,
          redirectHosts.length === 0 ? (
            words.noRedirect
          ) : (
            <ul>
              {redirectHosts.map((host) => (
                <li>
                  <Foreign text={host} />
                </li>
              ))}
            </ul>
          ),
        ],
        [words.lasts, words.lifetime(company)],
      ]}
    />
  );
}
