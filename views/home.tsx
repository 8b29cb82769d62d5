import type { View } from './reader.ts';

export interface HomeProps {
  readonly name: string;
  readonly company: string;
  readonly administers: boolean;
}

/** Where whoever has signed in begins. */
export function homeView({ name, company, administers }: HomeProps): View {
  return ({ words: { home, frame }, platform }) => ({
    title: home.title(name),
    width: 'list',
    main: (
      <>
        <p>{home.lead(company, platform)}</p>
        {administers && (
          <section>
            <h2>
              <a href="/administration/web-services">{frame.webServices}</a>
            </h2>
            <p>{home.webServices}</p>
          </section>
        )}
      </>
    ),
  });
}
