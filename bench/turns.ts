import { openConnection } from './connection.ts';
import { type Scenario, Unavailable } from './scenarios.ts';
import type { Subject } from './subjects.ts';

/** How many turns are under way at any moment. */
export const CONNECTIONS = 64;

/** What is done over and over. */
export type Turn = Awaited<ReturnType<Scenario['prepare']>>;

/** Turns per second, on all connections together. One that ends in 503 is an error, unless somebody wants to hear of it. */
export async function rate(
  { origins }: Subject,
  turn: Turn,
  seconds: number,
  onUnavailable = (error: Unavailable): void => {
    throw error;
  },
): Promise<number> {
  const origin = (index: number): string => origins[index % origins.length] ?? '';
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, (_, index) => openConnection(origin(index))));
  const end = performance.now() + seconds * 1_000;
  let turns = 0;
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < end) {
        try {
          await turn(connection);
          turns += 1;
        } catch (error) {
          if (!(error instanceof Unavailable)) throw error;
          onUnavailable(error);
        }
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
