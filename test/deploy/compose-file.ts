import { z } from 'zod';
import { written, yamlDocuments } from './written.ts';

/** Of what the Compose specification knows, what we use: a key that stands elsewhere, or is spelled wrongly, is a fault. */

const healthcheck = z.union([
  z.strictObject({ disable: z.literal(true) }),
  z.strictObject({
    test: z.tuple([z.enum(['CMD', 'CMD-SHELL'])], z.string()),
    interval: z.string(),
    timeout: z.string(),
    retries: z.number(),
    start_period: z.string().optional(),
  }),
]);

const service = z.strictObject({
  image: z.string(),
  build: z.literal('.').optional(),
  entrypoint: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  user: z.string().optional(),
  restart: z.enum(['unless-stopped', 'on-failure']),
  read_only: z.literal(true).optional(),
  cap_drop: z.tuple([z.literal('ALL')]).optional(),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]).optional(),
  stop_grace_period: z
    .string()
    .regex(/^\d+s$/)
    .optional(),
  deploy: z.strictObject({ replicas: z.number().int() }).optional(),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  // Texts only: a bare `on` would be `true`.
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()).default([]),
  depends_on: z
    .record(z.string(), z.strictObject({ condition: z.enum(['service_healthy', 'service_completed_successfully']) }))
    .default({}),
  healthcheck: healthcheck.optional(),
});

const composeSchema = z.strictObject({
  name: z.string(),
  'x-countersign': z.unknown(),
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.strictObject({ internal: z.literal(true).optional() })),
  volumes: z.record(z.string(), z.strictObject({})),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
});

export type ComposeService = z.infer<typeof service>;
export type ComposeFile = z.infer<typeof composeSchema>;

/** The compose file, each service with what it takes from the anchor. */
export function composeFile(): ComposeFile {
  const [document] = yamlDocuments(written('compose.yaml'));
  return composeSchema.parse(document);
}

/** A text with the defaults in place of its variables. */
export function byDefault(text: string): string {
  return text.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');
}

/** The source and the place of what is mounted. */
export function mounted(volume: string): { source: string; place: string; readOnly: boolean } {
  const [source = '', place = '', mode] = volume.split(':');
  return { source, place, readOnly: mode === 'ro' };
}
