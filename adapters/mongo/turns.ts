/** Lets actions that share a name run one after the other, in the order in which they came. */
export type Turns = <T>(names: readonly string[], action: () => Promise<T>) => Promise<T>;

/**
 * The turns of this process. Transactions of different processes that meet at a chain's head make each other start again; those
 * of one process need not. Who waits behind an action that failed with what `isFinal` knows, fails with it too: it would have to
 * wait as long again to hear the same.
 */
export function createTurns(isFinal: (error: unknown) => boolean): Turns {
  const lastByName = new Map<string, Promise<void>>();

  return async function inTurn(names, action) {
    const before = Promise.all(names.flatMap((name) => lastByName.get(name) ?? []));
    const outcome = before.then(action);
    const ended = outcome.then(
      () => undefined,
      (error: unknown) => {
        if (isFinal(error)) throw error;
      },
    );
    for (const name of names) lastByName.set(name, ended);
    const leave = (): void => {
      for (const name of names) if (lastByName.get(name) === ended) lastByName.delete(name);
    };
    ended.then(leave, leave);
    return outcome;
  };
}
