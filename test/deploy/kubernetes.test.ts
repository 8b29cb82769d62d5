import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadConfig, loadDirectoryUrl } from '../../config/load.ts';
import { HELP } from '../../server/command/help.ts';
import { CLOSE_MS, DRAIN_MS } from '../../server/stopping.ts';
import { temporaryFolder } from '../running/temporary-folder.ts';
import { healthStatus } from './health-server.ts';
import { lastOf, stages } from './image.ts';
import { blocks, type DocumentOf, documentOf, kubernetesDocuments, type Pod } from './kubernetes-documents.ts';
import { withFilesIn } from './made-secrets.ts';
import { DEFAULT_PORT, PACKAGE, settingOf } from './written.ts';

describe('docs/kubernetes.md', () => {
  const folder = temporaryFolder();
  let deployment: DocumentOf<'Deployment'>;
  let job: DocumentOf<'Job'>;
  let service: DocumentOf<'Service'>;
  let budget: DocumentOf<'PodDisruptionBudget'>;
  let pods: Pod[];
  let serving: Pod['containers'][0];
  let migrating: Pod['containers'][0];

  before(() => {
    deployment = documentOf('Deployment');
    job = documentOf('Job');
    service = documentOf('Service');
    budget = documentOf('PodDisruptionBudget');
    pods = [job.spec.template.spec, deployment.spec.template.spec];
    [serving] = deployment.spec.template.spec.containers;
    [migrating] = job.spec.template.spec.containers;
  });

  it('describes what there has to be, and nothing that is not looked at here', () => {
    expect(kubernetesDocuments().map(({ kind }) => kind)).to.deep.equal(['Job', 'Deployment', 'Service', 'PodDisruptionBudget']);
  });

  it('chooses the Pods that serve wherever it chooses, and never the one that migrates', () => {
    const { labels } = deployment.spec.template.metadata;
    const spread = deployment.spec.template.spec.topologySpreadConstraints ?? [];

    expect(deployment.spec.selector.matchLabels).to.deep.equal(labels);
    expect(service.spec.selector).to.deep.equal(labels);
    expect(budget.spec.selector.matchLabels).to.deep.equal(labels);
    expect(spread.map(({ labelSelector }) => labelSelector.matchLabels)).to.deep.equal([labels]);
    expect(job.spec.template.metadata.labels).not.to.deep.include(labels);
  });

  it('leads from the Service to the port that is listened on, and to no figures', () => {
    const { env, ports } = serving;
    const metricsPort = env.find(({ name }) => name === 'METRICS_PORT')?.value;

    expect(ports).to.deep.equal([
      { name: 'http', containerPort: DEFAULT_PORT },
      { name: 'metrics', containerPort: Number(metricsPort) },
    ]);
    expect(service.spec.ports.map(({ targetPort }) => targetPort)).to.deep.equal(['http']);
  });

  it('restarts no Pod whose stores are away, and sends it no requests', async () => {
    const { startupProbe, livenessProbe, readinessProbe } = serving;

    for (const [probe, whenAway] of [
      [startupProbe, 200],
      [livenessProbe, 200],
      [readinessProbe, 503],
    ] as const) {
      const { path = '', port } = probe?.httpGet ?? {};
      expect(port).to.equal('http');
      expect(await healthStatus(path, 'up')).to.equal(200);
      expect(await healthStatus(path, 'away')).to.equal(whenAway);
    }
  });

  it('leaves a Pod the time that it takes to stop, after the time in which it still gets requests', () => {
    const { terminationGracePeriodSeconds = 0 } = deployment.spec.template.spec;
    const { periodSeconds = 0, failureThreshold = 0 } = serving.readinessProbe ?? {};
    const silentSeconds = serving.lifecycle?.preStop.sleep.seconds ?? 0;

    expect(silentSeconds).to.be.at.least(periodSeconds * failureThreshold);
    expect((terminationGracePeriodSeconds - silentSeconds) * 1000).to.be.greaterThan(DRAIN_MS + 2 * CLOSE_MS);
  });

  it('never takes away more instances than the rest can do without', () => {
    expect(deployment.spec.strategy.rollingUpdate.maxUnavailable).to.equal(0);
    expect(budget.spec.minAvailable).to.be.greaterThan(1).and.lessThan(deployment.spec.replicas);
  });

  it('runs this version, as the user that the image is made for', () => {
    const image = stages().at(-1);
    const [user, group] = (image === undefined ? '' : lastOf(image, 'USER')).split(':').map(Number);

    for (const { containers, securityContext } of pods) {
      expect(containers[0].image).to.equal(`registry.example.com/countersign:${PACKAGE.version}`);
      expect(securityContext).to.include({ runAsUser: user, runAsGroup: group, fsGroup: group });
    }
    expect(job.metadata.name).to.equal(`countersign-migrate-${PACKAGE.version.replaceAll('.', '-')}`);
    expect(migrating.args).to.have.lengthOf(1);
    expect(HELP).to.contain(`countersign ${migrating.args.join()} `);
    expect(serving.args).to.deep.equal([]);
  });

  it('names no setting that there is not, and mounts every file that a setting names', () => {
    for (const { containers, volumes } of pods) {
      const [{ env, volumeMounts }] = containers;
      const files = env.filter(({ name }) => name.endsWith('_FILE')).map(({ value }) => value);

      expect(env.filter(({ name }) => settingOf(name) === undefined)).to.deep.equal([]);
      expect(new Set(files.map(dirname))).to.deep.equal(new Set(volumeMounts.map(({ mountPath }) => mountPath)));
      expect(volumeMounts.map(({ name }) => name)).to.deep.equal(volumes.map(({ name }) => name));
    }
  });

  it('makes the Secret that is mounted, of files with which the server starts', () => {
    const [script = '', ...others] = blocks('sh');
    // The one command that needs a cluster says what it was asked for.
    const { status, stdout } = spawnSync('bash', ['-ceu', `kubectl() { printf '%s\\n' "$@"; }\n${script}`], {
      cwd: folder(),
      encoding: 'utf8',
    });
    const asked = stdout.trim().split('\n');

    expect(status).to.equal(0);
    expect(others).to.deep.equal([]);
    expect(asked.slice(0, 4)).to.deep.equal(['create', 'secret', 'generic', secretOf(pods[0])]);
    expect(asked.slice(4).toSorted()).to.deep.equal(
      readdirSync(folder())
        .map((file) => `--from-file=${file}`)
        .toSorted(),
    );
    expect(secretOf(pods[1])).to.equal(asked[3]);
    expect(loadConfig(environmentOf(serving))).to.deep.include({ port: DEFAULT_PORT, workers: 1, notices: [] });
    expect(loadDirectoryUrl(environmentOf(migrating))).to.match(/^mongodb:/);
  });

  function environmentOf({ env, volumeMounts }: Pod['containers'][0]): Record<string, string> {
    const [mount] = volumeMounts;
    return withFilesIn(folder(), mount?.mountPath ?? '', Object.fromEntries(env.map(({ name, value }) => [name, value])));
  }
});

function secretOf(pod: Pod | undefined): string | undefined {
  return pod?.volumes[0]?.secret.secretName;
}
