import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { LANGUAGES } from './languages.ts';
import { Navigation } from './navigation.tsx';
import { Foreign } from './parts/foreign.tsx';
import { Mark } from './parts/signs.tsx';
import { plain } from './phrase.ts';
import type { Bearer, Crumb, Page, Reader, View } from './reader.ts';

/** What is around every page, whatever it is about. */
export interface Frame {
  readonly reader: Reader;
  /** Absent where nobody has signed in. */
  readonly bearer: Bearer | undefined;
  /** Whether the page is one step of something else, which no link should lead out of. */
  readonly within: boolean;
  readonly stylesheet: string;
  readonly script: string;
  readonly icon: string;
  /** The platform's own logo; ours stands there where it has none. */
  readonly logo: string | undefined;
  /** Where the reader is. */
  readonly path: string;
  /** Where to come back to when another language is chosen. Absent where the page cannot be loaded again: none can be chosen. */
  readonly back: string | undefined;
}

/** The document of a view. */
export function documentOf(frame: Frame, view: View): string {
  const page = view(frame.reader);
  return `<!doctype html>${render(<Document frame={frame} page={page} />)}`;
}

function Document({ frame, page }: { frame: Frame; page: Page }) {
  const { tag, direction } = frame.reader.language;
  return (
    <html lang={tag} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{titleOf(frame, page)}</title>
        <link rel="stylesheet" href={frame.stylesheet} />
        <link rel="icon" href={frame.icon} />
        {page.scripted === true && <script src={frame.script} defer />}
      </head>
      <body class={isAlone(frame) ? 'alone' : undefined}>
        <a class="skip" href="#main">
          {frame.reader.words.frame.skip}
        </a>
        <Top frame={frame} />
        <div class={`body ${page.width ?? 'decision'}`}>
          <Crumbs reader={frame.reader} crumbs={page.crumbs ?? []} />
          <main id="main" tabIndex={-1}>
            <h1>{page.title}</h1>
            {page.main}
          </main>
        </div>
        <Bottom frame={frame} />
      </body>
    </html>
  );
}

/** Nothing leads anywhere else: the page is a card by itself. */
function isAlone({ bearer, within }: Frame): boolean {
  return within || bearer === undefined;
}

function titleOf({ reader }: Frame, { title, about, faulty = false }: Page): string {
  const text = [title, ...(about === undefined ? [] : [about])].map(plain).join(' · ');
  return `${faulty ? reader.words.frame.faulty(text) : text} · ${reader.platform}`;
}

function Top({ frame }: { frame: Frame }) {
  const { reader, bearer, within, logo } = frame;
  const { frame: words } = reader.words;
  const brand: ComponentChildren = (
    <>
      {logo === undefined ? <Mark /> : <img src={logo} alt="" />}
      <Foreign text={reader.platform} />
    </>
  );
  return (
    <header class="top">
      <div class="bar">
        {within ? (
          <span class="brand">{brand}</span>
        ) : (
          <a class="brand" href="/">
            {brand}
          </a>
        )}
        {bearer !== undefined && (
          <div class="bearer">
            <span class="who">
              <span class="unseen">{words.signedInAs} </span>
              <Foreign text={bearer.name} />
              <span class="company">
                <Foreign text={bearer.company} />
              </span>
            </span>
            {!within && <a href="/password">{words.password}</a>}
            {!within && <a href="/sign-out">{words.signOut}</a>}
          </div>
        )}
      </div>
      {bearer !== undefined && !isAlone(frame) && <Navigation reader={reader} bearer={bearer} path={frame.path} />}
    </header>
  );
}

function Crumbs({ reader, crumbs }: { reader: Reader; crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return undefined;
  return (
    <nav class="crumbs" aria-label={reader.words.frame.breadcrumb}>
      <ol>
        {crumbs.map(({ text, path }) => (
          <li>
            <a href={path}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Bottom({ frame: { reader, back } }: { frame: Frame }) {
  return (
    <footer class="bottom">
      {back !== undefined && <Languages reader={reader} back={back} />}
      <p>{reader.words.frame.times}</p>
    </footer>
  );
}

function Languages({ reader, back }: { reader: Reader; back: string }) {
  return (
    <form class="languages" method="post" action={`/language?to=${encodeURIComponent(back)}`}>
      <span class="unseen" id="languages">
        {reader.words.frame.language}
      </span>
      <ul aria-labelledby="languages">
        {LANGUAGES.map(({ tag, name }) => (
          <li>
            <button
              name="language"
              value={tag}
              lang={tag}
              dir="ltr"
              class="link"
              aria-current={tag === reader.language.tag ? 'true' : undefined}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
