import type { View } from '../reader.ts';

export interface WebServicesProps {
  readonly company: string;
  readonly developer: boolean;
  /** Whether the company has registered applications, be it a Development Partner or not. */
  readonly registered: boolean;
  readonly paths: { readonly applications: string; readonly enable: string; readonly requests: string };
}

/** Administration › Web Services: what can be done there. */
export function webServicesView({ company, developer, registered, paths }: WebServicesProps): View {
  return (reader) => {
    const { partner, frame } = reader.words;
    const { webServices: words } = partner;
    return {
      title: frame.webServices,
      width: 'list',
      main: (
        <>
          <p>{words.lead(company)}</p>
          <ul class="ways">
            {developer && (
              <li>
                <h2>
                  <a href={paths.applications}>{words.register}</a>
                </h2>
                <p>{words.registerText}</p>
              </li>
            )}
            <li>
              <h2>
                <a href={paths.enable}>{words.enable}</a>
              </h2>
              <p>{words.enableText}</p>
            </li>
            <li>
              <h2>
                <a href={paths.requests}>{words.requests}</a>
              </h2>
              <p>{words.requestsText}</p>
            </li>
          </ul>
          {!developer && (
            <div class="quiet-text stack">
              <p>{words.notDeveloper(company)}</p>
              {registered && (
                <p>
                  <a href={paths.applications}>{words.formerDeveloper}</a>
                </p>
              )}
            </div>
          )}
        </>
      ),
    };
  };
}
