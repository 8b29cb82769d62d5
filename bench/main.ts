/** `npm run bench`: what is measured, by the word that follows; without one, our server against the bare engine. */
const BENCHES: Readonly<Record<string, () => Promise<unknown>>> = {
  engine: () => import('./against-engine.ts'),
  pages: () => import('./pages.ts'),
  servers: () => import('./servers.ts'),
  uses: () => import('./uses.ts'),
};

const [first = ''] = process.argv.slice(2);
const named = BENCHES[first];
if (named !== undefined) process.argv.splice(2, 1);
await(named ?? BENCHES['engine'])?.();
