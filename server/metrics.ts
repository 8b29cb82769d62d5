import type { RequestListener } from 'node:http';
import { AggregatorRegistry, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { isEnginePath } from './provider/routes.ts';
import type { Exchange } from './traffic.ts';

/** Figures about this process, in Prometheus' text format. */
export interface Metrics {
  readonly observe: (exchange: Exchange) => void;
  readonly text: () => Promise<string>;
}

const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** Node's own figures and how long requests took, by part of the server and status. A worker's are collected by its primary. */
export function createMetrics(): Metrics {
  const register = new AggregatorRegistry();
  AggregatorRegistry.setRegistries([register]);
  collectDefaultMetrics({ register });
  const duration = new Histogram({
    name: 'countersign_request_duration_seconds',
    help: 'How long requests took, by part of the server and status (0: the client went away before the answer).',
    labelNames: ['part', 'status'],
    buckets: BUCKETS_SECONDS,
    registers: [register],
  });
  return {
    observe: ({ path, status = 0, seconds }) => duration.observe({ part: partOf(path), status }, seconds),
    text: () => register.metrics(),
  };
}

/** The sum of what all workers of this process have. */
export function createWorkersMetrics(): Pick<Metrics, 'text'> {
  const register = new AggregatorRegistry();
  return { text: () => register.clusterMetrics() };
}

const PARTS: ReadonlySet<string> = new Set(['api', 'interaction', 'administration', 'livez', 'readyz']);

/** A label with few values, whatever is asked for: every value is a row in the memory of who collects. */
function partOf(path: string): string {
  const [, first = ''] = path.split('/', 2);
  return isEnginePath(path) || PARTS.has(first) ? first : 'other';
}

/** Answers `GET /metrics`. For a port of its own: who may see these figures is a question of the network. */
export function metricsListener({ text }: Pick<Metrics, 'text'>): RequestListener {
  return (request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    text().then(
      (figures) => response.writeHead(200, { 'content-type': Registry.PROMETHEUS_CONTENT_TYPE }).end(figures),
      () => response.writeHead(503).end(),
    );
  };
}
