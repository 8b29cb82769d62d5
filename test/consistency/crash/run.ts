import { personToken } from '../../flows/world.ts';
import { type Actor, isLost } from './actor.ts';
import { aGround, type Ground } from './ground.ts';
import { aRedeemer } from './redeemer.ts';
import { aRegistrar, type Registrar } from './registrar.ts';
import { aRotator } from './rotator.ts';
import { createServers, type Servers } from './servers.ts';
import { aSwitcher } from './switcher.ts';
import { expectWhole } from './verdict.ts';

/** What a run amounts to in which nothing was lost. */
export interface CrashFigures {
  readonly kills: number;
  /** Kills while no other process had the store open. */
  readonly killsOfTheLast: number;
  /** Acknowledged changes, by what they are. */
  readonly acknowledged: Readonly<Record<string, number>>;
  /** Requests that were under way in a process that died. */
  readonly unanswered: number;
  readonly readyAfterMs: readonly number[];
}

const ACTORS_OF_EACH_KIND = 2;

/**
 * Kills two processes of one server at random moments, over and over, while people work with whichever is ready. Rejects when
 * something that was acknowledged is not there, or something is there by half.
 */
export async function crashRun(kills: number): Promise<CrashFigures> {
  const ground = await aGround(3 * ACTORS_OF_EACH_KIND);
  const servers = createServers(ground.folder, ground.given, ground.ports);
  const end = new AbortController();
  try {
    await servers.start();
    const cast = await aCast(ground, servers);
    const everybody = [...cast.actors, cast.registrar];
    const working = everybody.map((each) => workOn(each, servers, end.signal));
    const [unanswered] = await Promise.all([
      Promise.all(working),
      servers.killOn(kills, end.signal).finally(() => end.abort()),
      // A contradiction ends the run at once.
      ...working.map((each) => each.catch(() => end.abort())),
    ]);
    for (const url of servers.ready) await Promise.all(everybody.map((each) => each.step(url)));
    await servers.stop();
    await judge(ground, cast);
    return {
      kills: servers.kills,
      killsOfTheLast: servers.killsOfTheLast,
      acknowledged: Object.fromEntries(Object.entries(cast.counts).map(([name, count]) => [name, count()])),
      unanswered: sumOf(unanswered),
      readyAfterMs: servers.readyAfterMs,
    };
  } finally {
    end.abort();
    await servers.stop();
    await ground.remove();
  }
}

interface Cast {
  readonly actors: readonly Actor[];
  readonly registrar: Registrar;
  readonly counts: Readonly<Record<string, () => number>>;
}

async function aCast({ issuer, owner, member, applications }: Ground, servers: Servers): Promise<Cast> {
  const token = await personToken(issuer, owner.credentials);
  const kindOf = (index: number) => applications.slice(index * ACTORS_OF_EACH_KIND, (index + 1) * ACTORS_OF_EACH_KIND);
  const rotators = kindOf(0).map(({ client }) => aRotator(token, client));
  const switchers = kindOf(1).map(({ client }) => aSwitcher(token, owner.company.id, client));
  const redeemers = kindOf(2).map((registered) => aRedeemer(issuer, registered, member, () => servers.ready));
  const registrar = aRegistrar(token);
  const countOf = (actors: readonly Actor[]) => () => sumOf(actors.map((each) => each.acknowledged()));
  return {
    actors: [...rotators, ...switchers, ...redeemers],
    registrar,
    counts: {
      'new secrets': countOf(rotators),
      'enable and disable': countOf(switchers),
      'codes redeemed': countOf(redeemers),
      registrations: () => registrar.clients.length,
    },
  };
}

/** Works until the signal comes, and counts what was not answered. */
async function workOn({ step }: Pick<Actor, 'step'>, servers: Servers, signal: AbortSignal): Promise<number> {
  let unanswered = 0;
  while (!signal.aborted) {
    try {
      await step(await servers.any());
    } catch (error) {
      if (!isLost(error)) throw error;
      unanswered += 1;
    }
  }
  return unanswered;
}

async function judge({ open, owner }: Ground, { actors, registrar }: Cast): Promise<void> {
  const storage = await open();
  try {
    await expectWhole(storage.directory, owner.company.id, actors, registrar);
  } finally {
    await storage.close();
  }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

export function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0;
}
