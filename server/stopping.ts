import cluster from 'node:cluster';
import type { Log } from './log.ts';

/** How long requests that run may take to finish. */
export const DRAIN_MS = 10_000;
/** How long the stores may take to close after that. */
export const CLOSE_MS = 3000;

/**
 * At the first SIGTERM or SIGINT runs `stop` and exits with 0. The second one exits at once; but not a worker, which gets the
 * signal from its primary besides the one that a terminal or a supervisor sends to the whole group.
 */
export function stopOnSignal(log: Log, stop: () => Promise<void>): void {
  let stopping = false;

  function onSignal(signal: NodeJS.Signals): void {
    if (stopping) {
      if (!cluster.isWorker) process.exit(1);
      return;
    }
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), DRAIN_MS + 2 * CLOSE_MS).unref();
    stop().then(
      () => {
        log.info({}, 'stopped');
        process.exit(0);
      },
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  }

  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

/** A bug leaves the process in a state that nobody thought of: it says what happened and ends. */
export function exitOnBug(log: Log): void {
  function onBug(error: unknown): void {
    log.fatal({ err: error }, 'a bug ended this process');
    process.exit(1);
  }
  process.on('uncaughtException', onBug);
  process.on('unhandledRejection', onBug);
}
