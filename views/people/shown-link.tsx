import { Actions, ButtonLink } from '../parts/buttons.tsx';
import { When } from '../parts/figures.tsx';
import { Code } from '../parts/foreign.tsx';
import { Facts } from '../parts/list.tsx';
import { Notice } from '../parts/notice.tsx';
import type { View } from '../reader.ts';
import { crumbsWithin, type Place } from './place.tsx';

export interface ShownLinkProps {
  readonly place: Place;
  readonly person: string;
  /** Their page. */
  readonly path: string;
  readonly link: string;
  /** Epoch milliseconds. */
  readonly until: number;
  /** Whether it can be used still. */
  readonly current: boolean;
}

/** The link, this once. */
export function shownLinkView({ place, person, path, link, until, current }: ShownLinkProps): View {
  return (reader) => {
    const { people, credentials } = reader.words;
    const { shown: words } = people;
    return {
      title: words.title(person),
      scripted: true,
      crumbs: crumbsWithin(reader, place, { name: person, path }),
      main: (
        <>
          {!current && (
            <Notice tone="ended" sign="warning">
              <p>{words.outdated}</p>
            </Notice>
          )}
          <Notice tone="waiting" sign="warning">
            <p>
              <strong>{words.once}</strong>
            </p>
            <p>{words.onceText}</p>
          </Notice>
          <div class="credentials">
            <Facts
              entries={[
                [
                  words.link,
                  <span class="copied" data-copy={words.copy} data-copied={credentials.shown.copied} data-once>
                    <Code text={link} />
                  </span>,
                ],
                [words.until, <When reader={reader} at={until} />],
              ]}
            />
          </div>
          <p>{words.careful(person)}</p>
          <Actions>
            <ButtonLink weight="primary" href={path}>
              {words.on}
            </ButtonLink>
          </Actions>
        </>
      ),
    };
  };
}

/** What is there instead when the page is opened again. */
export function goneLinkView({
  place,
  person,
  path,
  again,
}: Pick<ShownLinkProps, 'place' | 'person' | 'path'> & { again: string }): View {
  return (reader) => {
    const { people } = reader.words;
    const { shown: words } = people;
    return {
      title: words.gone(person),
      crumbs: crumbsWithin(reader, place, { name: person, path }),
      main: (
        <>
          <p>{words.goneText}</p>
          <p>{words.goneNext}</p>
          <Actions>
            <ButtonLink href={path}>{words.back(person)}</ButtonLink>
            <ButtonLink href={again}>{people.link.open}</ButtonLink>
          </Actions>
        </>
      ),
    };
  };
}
