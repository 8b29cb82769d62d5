/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly location: string | undefined;
  readonly text: string;
}

/** A browser without JavaScript: keeps cookies by path, follows redirects on this server, fills in forms. */
export interface Browser {
  get(url: string): Promise<Answer>;
  /** Sends a request as it is, with the cookies, and follows nothing. */
  request(url: string, init: RequestInit): Promise<Answer>;
  /** Follows redirects until a page, or until one leads away from the server; that one is the answer. */
  open(url: string): Promise<Answer>;
  /** Sends the form of a page: its hidden fields, and what is given. */
  submit(page: Answer, fields: Record<string, string | readonly string[]>, url?: string): Promise<Answer>;
  readonly cookies: Map<string, string>;
}

/** `origins` are the processes of the server, the first of which is its issuer. */
export function aBrowser(origin: string, via: () => string = () => origin): Browser {
  const jar = new Map<string, { value: string; path: string }>();

  async function send(url: string, init: RequestInit = {}): Promise<Answer> {
    const target = new URL(url, origin);
    const cookie = [...jar]
      .filter(([, { path }]) => target.pathname === path || target.pathname.startsWith(path.endsWith('/') ? path : `${path}/`))
      .map(([key, { value }]) => `${key.split(' ')[0]}=${value}`)
      .join('; ');
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('Cookie', cookie);
    const response = await fetch(new URL(target.pathname + target.search, via()), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(line, target.pathname);
    // A browser follows redirects only, whatever else names a location.
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('Location') : undefined;
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      location: location ? new URL(location, target).href : undefined,
    };
  }

  function keep(line: string, requested: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/);
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const attribute = (wanted: string) => attributes.find((each) => each.toLowerCase().startsWith(`${wanted}=`))?.split('=')[1];
    const path = attribute('path') ?? requested;
    const expires = attribute('expires');
    if (value === '' || (expires !== undefined && Date.parse(expires) < Date.now())) jar.delete(`${name} ${path}`);
    else jar.set(`${name} ${path}`, { value, path });
  }

  async function follow(answer: Answer): Promise<Answer> {
    let last = answer;
    for (let hops = 0; hops < 10; hops += 1) {
      if (!last.location?.startsWith(`${origin}/`)) break;
      last = await send(last.location);
    }
    return last;
  }

  return {
    get: (url) => send(url),
    request: send,
    open: async (url) => follow(await send(url)),
    submit: async (page, fields, url) => {
      const body = new URLSearchParams(hiddenFields(page.text));
      for (const [name, value] of Object.entries(fields)) {
        body.delete(name);
        for (const each of typeof value === 'string' ? [value] : value) body.append(name, each);
      }
      const action = url ?? /<form[^>]*\baction="([^"]*)"/.exec(mainOf(page.text))?.[1];
      if (action === undefined) throw new Error(`there is no form on this page:\n${page.text}`);
      const init = { method: 'POST', body, headers: { Origin: origin, 'Sec-Fetch-Site': 'same-origin' } };
      return follow(await send(unescaped(action), init));
    },
    get cookies() {
      return new Map([...jar].map(([key, { value }]) => [key.split(' ')[0] ?? '', value]));
    },
  };
}

/** The page without its header: the sign-out form there is on every page. */
function mainOf(html: string): string {
  return html.slice(Math.max(0, html.indexOf('<main')));
}

function hiddenFields(html: string): [string, string][] {
  const inputs = mainOf(html).match(/<input\b[^>]*type="hidden"[^>]*>/g) ?? [];
  return inputs.map((input) => [attributeOf(input, 'name'), attributeOf(input, 'value')]);
}

function attributeOf(tag: string, name: string): string {
  return unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
