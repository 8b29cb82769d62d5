import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** How long a dependency may take to answer before it counts as down; probes usually wait one second. */
const LIMIT_MS = 500;

/** Something without which the server cannot decide, by the name that operators know it by; resolves when it answers. */
export type Dependencies = Readonly<Record<string, () => Promise<void>>>;

type State = 'up' | 'down';

/**
 * Answers `/livez` and `/readyz`. A process whose store is away is alive, and restarting it would help nobody; it is not ready.
 * However many ask at once, each dependency is asked once: a probe is no lever against the store.
 */
export function createHealth(dependencies: Dependencies): RequestListener {
  let running: Promise<Record<string, State>> | undefined;

  function check(): Promise<Record<string, State>> {
    running ??= statesOf(dependencies).finally(() => {
      running = undefined;
    });
    return running;
  }

  return function health(request, response) {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      answer(response, 405, { status: 'method not allowed' }, { allow: 'GET, HEAD' });
      return;
    }
    void check().then((states) => {
      const ready = Object.values(states).every((state) => state === 'up');
      if (pathOf(request) === '/livez') answer(response, 200, { status: 'alive', dependencies: states });
      else answer(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', dependencies: states });
    });
  };
}

/** Whether the request is one for `createHealth`. */
export function asksForHealth(request: IncomingMessage): boolean {
  const path = pathOf(request);
  return path === '/livez' || path === '/readyz';
}

function pathOf({ url = '' }: IncomingMessage): string {
  const [path = ''] = url.split('?', 1);
  return path;
}

async function statesOf(dependencies: Dependencies): Promise<Record<string, State>> {
  const states = Object.entries(dependencies).map(async ([name, ping]) => [name, await stateOf(ping)] as const);
  return Object.fromEntries(await Promise.all(states));
}

function stateOf(ping: () => Promise<void>): Promise<State> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LIMIT_MS, 'down');
    ping()
      .then(
        () => resolve('up'),
        () => resolve('down'),
      )
      .finally(() => clearTimeout(timer));
  });
}

function answer(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(text);
}
