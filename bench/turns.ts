import { openConnection } from './connection.ts';
import type { Scenario } from './scenarios.ts';
import type { Subject } from './subjects.ts';

/** How many turns are under way at any moment. */
export const CONNECTIONS = 32;

/** Turns per second, on all connections together. */
export async function rate(
  { origin }: Subject,
  turn: Awaited<ReturnType<Scenario['prepare']>>,
  seconds: number,
): Promise<number> {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => openConnection(origin)));
  const end = performance.now() + seconds * 1_000;
  let turns = 0;
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < end) {
        await turn(connection);
        turns += 1;
      }
      connection.close();
    }),
  );
  return turns / seconds;
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
