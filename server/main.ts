import cluster from 'node:cluster';
import { type Config, loadConfig } from '../config/load.ts';
import { listen, type Listening } from './listening.ts';
import { createLog, type Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { EXIT_CONFIGURATION, EXIT_UNAVAILABLE, StartFault } from './start-fault.ts';
import { CLOSE_MS, DRAIN_MS, exitOnBug, stopOnSignal } from './stopping.ts';
import { StorageUnavailable, StoreUnusable } from './storage.ts';
import { superviseWorkers } from './workers.ts';

/** Environment in, listen, shut down. Standard output carries the log; what a person has to do or to know, standard error. */
async function main(log: Log): Promise<void> {
  const config = loadConfig(process.env);
  for (const notice of config.notices) process.stderr.write(`${notice}\n`);
  if (cluster.isPrimary && config.workers > 1) await supervise(config, log);
  else await serve(config, log);
}

/** One process that answers requests. What it needs is loaded here: a primary does without. */
async function serve(config: Config, log: Log): Promise<void> {
  const [{ openStorage }, { createApp }, { logged }, metrics] = await Promise.all([
    import('../adapters/index.ts'),
    import('./app.ts'),
    import('./traffic.ts'),
    config.metricsPort === undefined ? undefined : import('./metrics.ts').then(({ createMetrics }) => createMetrics()),
  ]);
  const warn = (sentence: string): void => log.warn({}, sentence);
  const storage = await openStorage(config.directoryUrl, config.artifactsUrl, { ...config, warn });
  const app = await createApp({ settings: config.app, storage, log });
  const server = await listen(logged(app.listener, log, metrics?.observe), config.port, config.host);
  const figures = cluster.isPrimary && metrics !== undefined ? await serveMetrics(config, metrics, log) : undefined;
  stopOnSignal(log, async () => {
    await server.drain(DRAIN_MS);
    await figures?.drain(0);
    await app.close();
    await storage.close();
  });
  log.info({ issuer: config.app.issuer, host: config.host, port: server.port }, 'listening');
}

/** The process that keeps others running and answers no request itself, but for the figures of all of them. */
async function supervise(config: Config, log: Log): Promise<void> {
  const metrics = config.metricsPort === undefined ? undefined : (await import('./metrics.ts')).createWorkersMetrics();
  const figures = metrics === undefined ? undefined : await serveMetrics(config, metrics, log);
  const workers = superviseWorkers(config.workers, log, (exitCode) => process.exit(exitCode));
  stopOnSignal(log, async () => {
    await workers.stop(DRAIN_MS + CLOSE_MS);
    await figures?.drain(0);
  });
}

async function serveMetrics({ metricsPort = 0, host }: Config, metrics: Pick<Metrics, 'text'>, log: Log): Promise<Listening> {
  const { metricsListener } = await import('./metrics.ts');
  const figures = await listen(metricsListener(metrics), metricsPort, host);
  log.info({ host, metricsPort: figures.port }, 'serving metrics');
  return figures;
}

/** Says why there is no start, in plain sentences, and with which code the process ends. */
function explain(error: unknown, log: Log): number {
  const fault = faultOf(error);
  if (fault === undefined) {
    log.fatal({ err: error }, 'does not start');
    return 1;
  }
  process.stderr.write(`Countersign does not start:\n${fault.sentences.map((sentence) => `  ${sentence}\n`).join('')}`);
  return fault.exitCode;
}

function faultOf(error: unknown): Pick<StartFault, 'sentences' | 'exitCode'> | undefined {
  if (error instanceof StartFault) return error;
  if (error instanceof StoreUnusable) return { sentences: [error.message], exitCode: EXIT_CONFIGURATION };
  if (!(error instanceof StorageUnavailable)) return undefined;
  return { sentences: [error.message, 'Start again when it answers.'], exitCode: EXIT_UNAVAILABLE };
}

const log = createLog();
exitOnBug(log);
main(log).catch((error: unknown) => process.exit(explain(error, log)));
