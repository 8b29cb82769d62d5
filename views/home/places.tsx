import type { Reader } from '../reader.ts';

/** Where something can be done, by what is done there. */
export interface Place {
  readonly name: 'webServices' | 'applications' | 'people' | 'review' | 'companies' | 'trail' | 'connections';
  readonly path: string;
}

/** The ways from here, each with what there is to do. */
export function Places({ reader, places }: { reader: Reader; places: readonly Place[] }) {
  const { places: words } = reader.words.home;
  return (
    <section class="stack part">
      <h2>{words.title}</h2>
      <ul class="ways">
        {places.map(({ name, path }) => (
          <li>
            <h3>
              <a href={path}>{words[name].title}</a>
            </h3>
            <p>{words[name].text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
