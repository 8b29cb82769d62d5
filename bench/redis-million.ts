import { createHash, randomBytes } from 'node:crypto';
import { openArtifacts } from '../adapters/index.ts';
import type { ArtifactKey, ArtifactStore } from '../server/storage.ts';
import { aRedisServer, type RedisServer } from '../test/adapters/redis-server.ts';
import { companyToken } from '../test/flows/authorization.ts';
import { anAdministrator, aPublishedApplication, enabledFor } from '../test/flows/cast.ts';
import { aWorld } from '../test/flows/world.ts';

/** How Redis bears a million tokens, in a redis-server of its own: bytes for each, and what it does per second beside a thousand. */

const FEW = 1_000;
const MANY = 1_000_000;
const IN_FLIGHT = 128;
const TURNS = 60_000;
const HOUR = 3_600_000;

interface Rates {
  readonly writes: number;
  readonly reads: number;
}

const redis = await aRedisServer({ appendonly: 'no' });
const payload = await payloadOfAToken(redis);
await redis.command('FLUSHALL');
const opened = await openArtifacts(redis.url, () => undefined);
const empty = await usedMemory(redis);

await fill(opened.artifacts, 0, FEW);
const few = await measure(opened.artifacts, FEW);
await fill(opened.artifacts, FEW, MANY);
const bytes = ((await usedMemory(redis)) - empty) / MANY;
const many = await measure(opened.artifacts, MANY);
await opened.close();
await redis.close();

const perSecond = (rate: number): string => `${Math.round(rate).toLocaleString('en')}/s`;
process.stdout.write(`bytes per token, of which ${JSON.stringify(payload).length} are its payload: ${Math.round(bytes)}\n`);
for (const kind of ['writes', 'reads'] as const) {
  const ratio = (many[kind] / few[kind]).toFixed(2);
  process.stdout.write(
    `${kind}: ${perSecond(few[kind])} with a thousand tokens, ${perSecond(many[kind])} with a million: ratio ${ratio}\n`,
  );
}

/** What is stored of a token of a company, issued by the whole server. */
async function payloadOfAToken({ url }: RedisServer): Promise<Record<string, unknown>> {
  const world = await aWorld({}, { artifactsUrl: url });
  const { services } = world.app;
  const registered = await aPublishedApplication(services);
  const customer = await anAdministrator(services);
  await enabledFor(services, customer, registered);
  const { body } = await companyToken(world.issuer, registered, customer.company.id);
  const id = createHash('sha256').update(String(body['access_token'])).digest('base64url');
  const found = await world.storage.artifacts.get({ model: 'ClientCredentials', id });
  await world.close();
  if (found === undefined) throw new Error('no token was issued');
  return found.payload;
}

/** The key of the n-th token. */
function keyOf(number: number): ArtifactKey {
  return { model: 'ClientCredentials', id: createHash('sha256').update(`${number}`).digest('base64url') };
}

function put(artifacts: ArtifactStore, number: number): Promise<void> {
  return artifacts.put(keyOf(number), { payload, expiresAt: Date.now() + HOUR });
}

async function fill(artifacts: ArtifactStore, from: number, to: number): Promise<void> {
  await inFlight(to - from, (turn) => put(artifacts, from + turn));
}

/** Writes and reads tokens among as many as there are; what is written replaces what was there, so that their number stays. */
async function measure(artifacts: ArtifactStore, count: number): Promise<Rates> {
  const random = (): number => randomBytes(4).readUInt32LE() % count;
  const timed = async (act: () => Promise<unknown>): Promise<number> => {
    const began = performance.now();
    await inFlight(TURNS, act);
    return (TURNS / (performance.now() - began)) * 1000;
  };
  return {
    writes: await timed(() => put(artifacts, random())),
    reads: await timed(async () => {
      if ((await artifacts.get(keyOf(random()))) === undefined) throw new Error('a token is missing');
    }),
  };
}

async function inFlight(turns: number, act: (turn: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < turns) {
      next += 1;
      await act(next - 1);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
}

async function usedMemory(server: RedisServer): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await server.command('INFO', 'memory'))?.[1]);
}
