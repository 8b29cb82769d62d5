import { z } from 'zod';
import { written, yamlDocuments } from './written.ts';

/** Of what Kubernetes knows, what we use: a key that stands elsewhere, or is spelled wrongly, is a fault. */

const labels = z.record(z.string(), z.string());
const matchLabels = z.strictObject({ matchLabels: labels });

const probe = z.strictObject({
  httpGet: z.strictObject({ path: z.string(), port: z.string() }),
  periodSeconds: z.number(),
  timeoutSeconds: z.number().optional(),
  failureThreshold: z.number().optional(),
});

const container = z.strictObject({
  name: z.string(),
  image: z.string(),
  args: z.array(z.string()).default([]),
  // Texts only: Kubernetes takes no bare number or `on` here.
  env: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  ports: z.array(z.strictObject({ name: z.string(), containerPort: z.number().int() })).default([]),
  startupProbe: probe.optional(),
  livenessProbe: probe.optional(),
  readinessProbe: probe.optional(),
  lifecycle: z.strictObject({ preStop: z.strictObject({ sleep: z.strictObject({ seconds: z.number() }) }) }).optional(),
  // What the "restricted" Pod Security Standard asks of a container.
  securityContext: z.strictObject({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.strictObject({ drop: z.tuple([z.literal('ALL')]) }),
  }),
  resources: z.strictObject({
    requests: z.strictObject({ cpu: z.string(), memory: z.string() }),
    limits: z.strictObject({ memory: z.string() }),
  }),
  volumeMounts: z.array(z.strictObject({ name: z.string(), mountPath: z.string(), readOnly: z.literal(true) })),
});

const pod = z.strictObject({
  restartPolicy: z.literal('OnFailure').optional(),
  automountServiceAccountToken: z.literal(false),
  terminationGracePeriodSeconds: z.number().optional(),
  // And of a Pod.
  securityContext: z.strictObject({
    runAsNonRoot: z.literal(true),
    runAsUser: z.number().int().positive(),
    runAsGroup: z.number().int().positive(),
    fsGroup: z.number().int().positive(),
    seccompProfile: z.strictObject({ type: z.literal('RuntimeDefault') }),
  }),
  topologySpreadConstraints: z
    .array(
      z.strictObject({
        maxSkew: z.number(),
        topologyKey: z.literal('kubernetes.io/hostname'),
        whenUnsatisfiable: z.enum(['ScheduleAnyway', 'DoNotSchedule']),
        labelSelector: matchLabels,
      }),
    )
    .optional(),
  containers: z.tuple([container]),
  volumes: z.array(
    z.strictObject({ name: z.string(), secret: z.strictObject({ secretName: z.string(), defaultMode: z.number() }) }),
  ),
});

const metadata = z.strictObject({ name: z.string(), labels: labels.optional() });
const template = z.strictObject({ metadata: z.strictObject({ labels }), spec: pod });

const documentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    apiVersion: z.literal('batch/v1'),
    kind: z.literal('Job'),
    metadata,
    spec: z.strictObject({ backoffLimit: z.number(), ttlSecondsAfterFinished: z.number(), template }),
  }),
  z.strictObject({
    apiVersion: z.literal('apps/v1'),
    kind: z.literal('Deployment'),
    metadata,
    spec: z.strictObject({
      replicas: z.number().int(),
      selector: matchLabels,
      strategy: z.strictObject({ rollingUpdate: z.strictObject({ maxUnavailable: z.number(), maxSurge: z.number() }) }),
      template,
    }),
  }),
  z.strictObject({
    apiVersion: z.literal('v1'),
    kind: z.literal('Service'),
    metadata,
    spec: z.strictObject({
      selector: labels,
      ports: z.array(z.strictObject({ name: z.string(), port: z.number(), targetPort: z.string() })),
    }),
  }),
  z.strictObject({
    apiVersion: z.literal('policy/v1'),
    kind: z.literal('PodDisruptionBudget'),
    metadata,
    spec: z.strictObject({ minAvailable: z.number(), selector: matchLabels }),
  }),
]);

type KubernetesDocument = z.infer<typeof documentSchema>;
export type DocumentOf<K extends KubernetesDocument['kind']> = Extract<KubernetesDocument, { kind: K }>;
export type Pod = z.infer<typeof pod>;

/** What docs/kubernetes.md describes, in its order. */
export function kubernetesDocuments(): KubernetesDocument[] {
  return blocks('yaml')
    .flatMap(yamlDocuments)
    .map((document) => documentSchema.parse(document));
}

/** The one document of a kind. */
export function documentOf<K extends KubernetesDocument['kind']>(kind: K): DocumentOf<K> {
  const [found, ...others] = kubernetesDocuments().filter((document) => document.kind === kind);
  if (found === undefined || others.length > 0) throw new Error(`There is not exactly one ${kind}.`);
  return found as DocumentOf<K>;
}

/** The blocks of a language in docs/kubernetes.md. */
export function blocks(language: string): string[] {
  const found = written('docs/kubernetes.md').matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'));
  return Array.from(found, ([, block = '']) => block);
}
