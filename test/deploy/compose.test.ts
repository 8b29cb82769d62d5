import { expect } from 'chai';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../config/load.ts';
import { HELP } from '../../server/command/help.ts';
import { CLOSE_MS, DRAIN_MS } from '../../server/stopping.ts';
import { temporaryFolder } from '../running/temporary-folder.ts';
import { byDefault, composeFile, type ComposeFile, type ComposeService, mounted } from './compose-file.ts';
import { lastOf, stages } from './image.ts';
import { makeSecrets, withFilesIn } from './made-secrets.ts';
import { PACKAGE, ROOT, settingOf, written } from './written.ts';

/** What MongoDB's image reads. */
const MONGO_VARIABLES = ['MONGO_INITDB_ROOT_USERNAME', 'MONGO_INITDB_ROOT_PASSWORD_FILE'];

describe('compose.yaml', () => {
  const folder = temporaryFolder();
  let compose: ComposeFile;
  let all: (readonly [string, ComposeService])[];
  let ours: typeof all;
  let serving: ComposeService;

  before(() => {
    compose = composeFile();
    all = Object.entries(compose.services);
    ours = all.filter(([, { build }]) => build !== undefined);
    serving = service('countersign');
  });

  function service(name: string): ComposeService {
    const found = compose.services[name];
    if (found === undefined) throw new Error(`There is no service ${name}.`);
    return found;
  }

  it('runs three instances of this version, and prepares the database once before they start', () => {
    expect(serving.deploy?.replicas).to.equal(3);
    expect(serving.command).to.equal(undefined);
    expect(serving.depends_on['migrate']).to.deep.equal({ condition: 'service_completed_successfully' });
    expect(service('migrate').deploy).to.equal(undefined);
    expect(ours.map(([name]) => name)).to.have.members(['countersign', 'migrate']);
    for (const [name, { image, command = [] }] of ours) {
      expect(image, name).to.equal(`countersign:${PACKAGE.version}`);
      for (const word of command) expect(HELP, name).to.contain(`countersign ${word} `);
    }
  });

  it('gives a configuration with which the server starts, out of the secrets that are made', () => {
    const environment = Object.entries(serving.environment).map(([name, text]) => [name, byDefault(text)]);

    const config = loadConfig(withFilesIn(makeSecrets(folder()), '/run/secrets', Object.fromEntries(environment)));

    expect(config.directoryUrl).to.match(/^mongodb:\/\/countersign:[\w-]{43}@mongo:27017\/countersign\?replicaSet=countersign$/);
    expect(config.artifactsUrl).to.match(/^redis:\/\/:[\w-]{43}@redis:6379\/0$/);
    expect(config).to.deep.include({ workers: 1, notices: [] });
    expect(config.app.trustProxy).to.equal(true);
    // Links lead to what is published.
    const { hostname, port } = new URL(config.app.issuer);
    expect(hostname).to.equal('localhost');
    expect(byDefault(service('load-balancer').ports.join())).to.equal(`127.0.0.1:${port}:8080`);
  });

  it('names no variable that nobody reads', () => {
    const unread = all.flatMap(([name, { image, environment }]) =>
      Object.keys(environment).filter((variable) =>
        image.startsWith('mongo:')
          ? !MONGO_VARIABLES.includes(variable)
          : !ours.some(([own]) => own === name) || !settingOf(variable),
      ),
    );

    expect(unread).to.deep.equal([]);
  });

  it('writes no secret down: what is one is read from a file', () => {
    for (const [name, { environment }] of all) {
      const open = Object.keys(environment).filter((variable) => /SECRET|KEY|PASSWORD|_URL/.test(variable));
      for (const variable of open) expect(environment[variable], name).to.match(/^\/run\/secrets\/[\w-]+$/);
    }
  });

  it('gives each container the secrets that it reads, and no other', () => {
    for (const [name, { secrets: given, environment, entrypoint = [], healthcheck, volumes: mounts }] of all) {
      const files = mounts.map(mounted).filter(({ source }) => source.startsWith('./'));
      const words = [
        Object.values(environment),
        entrypoint,
        JSON.stringify(healthcheck),
        files.map(({ source }) => written(source)),
      ];
      const text = words.flat().join('\n');
      const named = [...text.matchAll(/\/run\/secrets\/([\w-]+)|\bsecret\('([\w-]+)'\)/g)].map(([, path, call]) => path ?? call);
      expect([...new Set(named)], name).to.have.members(given);
    }
  });

  it('defines what is named, and names what is defined', () => {
    const named = (pick: (service: ComposeService) => string[]): string[] => [...new Set(all.flatMap(([, each]) => pick(each)))];
    const mounts = all.flatMap(([, { volumes: each }]) => each.map(mounted));
    const [files, kept] = [mounts.filter(isFile), mounts.filter((mount) => !isFile(mount))];

    expect(named((each) => each.secrets)).to.have.members(Object.keys(compose.secrets));
    expect(named((each) => each.networks)).to.have.members(Object.keys(compose.networks));
    expect(kept.map(({ source }) => source)).to.have.members(Object.keys(compose.volumes));
    expect(named((each) => Object.keys(each.depends_on)).filter((name) => !Object.hasOwn(compose.services, name))).to.deep.equal(
      [],
    );
    expect(files.filter(({ source, readOnly }) => !readOnly || !existsSync(join(ROOT, source)))).to.deep.equal([]);
  });

  it('waits only for what comes to pass: health that is checked, and an end that is meant', () => {
    const image = stages().at(-1);
    for (const [name, { depends_on }] of all) {
      for (const [awaited, { condition }] of Object.entries(depends_on)) {
        const { build, healthcheck, restart } = service(awaited);
        const checked =
          healthcheck === undefined
            ? build !== undefined && image !== undefined && lastOf(image, 'HEALTHCHECK')
            : 'test' in healthcheck;
        if (condition === 'service_healthy') expect(Boolean(checked), `${name} waits for ${awaited}`).to.equal(true);
        else expect(restart, `${name} waits for ${awaited}`).to.equal('on-failure');
      }
    }
  });

  it('lets nobody in but the load balancer, on loopback unless told otherwise, and nobody out of the stores', () => {
    expect(all.filter(([, { ports }]) => ports.length > 0).map(([name]) => name)).to.deep.equal(['load-balancer']);
    expect(byDefault(service('load-balancer').ports.join())).to.equal('127.0.0.1:8080:8080');
    for (const name of ['mongo', 'mongo-init', 'redis']) expect(service(name).networks, name).to.deep.equal(['stores']);
    expect(service('load-balancer').networks).to.deep.equal(['front']);
    expect(compose.networks).to.deep.equal({ front: {}, stores: { internal: true } });
  });

  it('takes from our containers, the load balancer and Redis what they do not need', () => {
    for (const [name, { read_only, cap_drop, security_opt }] of all) {
      if (name.startsWith('mongo')) continue;
      expect({ read_only, cap_drop, security_opt }, name).to.deep.equal({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
    }
  });

  it('gives an instance the time that it takes to stop', () => {
    expect(Number.parseInt(serving.stop_grace_period ?? '', 10) * 1000).to.be.greaterThan(DRAIN_MS + 2 * CLOSE_MS);
  });
});

function isFile({ source }: { source: string }): boolean {
  return source.startsWith('./');
}
