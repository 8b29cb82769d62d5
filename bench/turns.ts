import { openConnection } from './connection.ts';
import { type Scenario, Unavailable } from './scenarios.ts';
import type { Subject } from './subjects.ts';

/** How many turns are under way at any moment: so many that two workers, and not the writers' lock, are what is measured. */
export const CONNECTIONS = 192;

/** What is done over and over. */
export type Turn = Awaited<ReturnType<Scenario['prepare']>>;

/** How a measurement may differ. */
interface Differently {
  readonly connections?: number;
  /** Hears of turns that end in 503, which otherwise are errors. */
  readonly onUnavailable?: () => void;
}

/** Turns per second, on all connections together. */
export async function rate(
  { origins }: Subject,
  turn: Turn,
  seconds: number,
  { connections: count = CONNECTIONS, onUnavailable }: Differently = {},
): Promise<number> {
  const origin = (index: number): string => origins[index % origins.length] ?? '';
  const connections = await Promise.all(Array.from({ length: count }, (_, index) => openConnection(origin(index))));
  const end = performance.now() + seconds * 1_000;
  let turns = 0;
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < end) {
        try {
          await turn(connection);
          turns += 1;
        } catch (error) {
          if (!(error instanceof Unavailable) || onUnavailable === undefined) throw error;
          onUnavailable();
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
