import { expect } from 'chai';
import { byDefault, composeFile, type ComposeFile, type ComposeService, mounted } from './compose-file.ts';
import { healthStatus } from './health-server.ts';
import { DEFAULT_PORT, written } from './written.ts';

const FILE = 'deploy/haproxy.cfg';

describe('the load balancer', () => {
  const sections = sectionsOf(written(FILE));
  let services: ComposeFile['services'];
  let balancer: ComposeService | undefined;

  before(() => {
    ({ services } = composeFile());
    balancer = services['load-balancer'];
  });

  function lines(section: string, word: string): string[] {
    return (sections.get(section) ?? []).filter((line) => line.startsWith(`${word} `));
  }

  it('reads its file where its image looks for it', () => {
    expect(balancer?.volumes.map(mounted)).to.deep.equal([
      { source: `./${FILE}`, place: '/usr/local/etc/haproxy/haproxy.cfg', readOnly: true },
    ]);
  });

  it('listens where compose publishes it, and sends everything to what it defines', () => {
    const [, port] = /^bind :(\d+)$/.exec(lines('frontend public', 'bind').join()) ?? [];

    expect(byDefault(balancer?.ports.join() ?? '')).to.match(new RegExp(`:${port}$`));
    for (const line of lines('frontend public', 'default_backend'))
      expect(sections).to.include.keys(line.replace('default_', ''));
    expect(lines('frontend public', 'default_backend')).to.have.lengthOf(1);
  });

  it('knows as many instances as there are, by the name and the port that they have', () => {
    expect(lines('backend countersign', 'server-template')).to.deep.equal([
      `server-template countersign ${services['countersign']?.deploy?.replicas} countersign:${DEFAULT_PORT}`,
    ]);
  });

  it('finds instances anew as they come and go, by a resolver that it defines', () => {
    const [, resolver = ''] =
      / resolvers (\S+) init-addr none$/.exec(lines('backend countersign', 'default-server').join()) ?? [];

    expect(sections).to.include.keys(`resolvers ${resolver}`);
  });

  it('sends requests only to instances that are ready, as the server says it', async () => {
    const [, path = '', status] =
      /^http-check send meth GET uri (\S+) .*\nhttp-check expect status (\d+)$/.exec(
        lines('backend countersign', 'http-check').join('\n'),
      ) ?? [];

    expect(sections.get('backend countersign')).to.include('option httpchk');
    expect(await healthStatus(path, 'up')).to.equal(Number(status));
    expect(await healthStatus(path, 'away')).not.to.equal(Number(status));
  });

  it('says itself who calls, and sends nothing twice that may have been carried out', () => {
    expect(sections.get('frontend public')).to.include('http-request set-header X-Forwarded-For %[src]');
    expect(sections.get('defaults')).to.include('retry-on conn-failure');
  });
});

/** The sections of haproxy.cfg by their heads, each with its lines. */
function sectionsOf(text: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of text.split('\n').filter((each) => each.trim() !== '' && !each.trim().startsWith('#'))) {
    if (line.startsWith(' ')) current.push(line.trim());
    else sections.set(line, (current = []));
  }
  return sections;
}
