import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openStorage } from '../../adapters/index.ts';
import { firstBreak } from '../../server/domain/audit.ts';
import type { CompanyId } from '../../server/domain/id.ts';
import type { Storage } from '../../server/storage.ts';
import { aCompany, anApplication, write } from '../builders.ts';
import { type Acknowledged, writeOn } from './crash-writing.ts';

/** `CRASH_CYCLES=200` makes a long run of it. */
const CYCLES = Number(process.env['CRASH_CYCLES'] ?? 8);
const WRITER = fileURLToPath(new URL('crash-writer.ts', import.meta.url));

describe('LMDB storage, when a process is killed while it writes', () => {
  let folder: string;
  let url: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-crash-'));
    url = `lmdb:${join(folder, 'store')}`;
  });
  after(() => rm(folder, { recursive: true }));

  /** Lets a process write for a random time, kills it, and answers what it had acknowledged. */
  async function writeUntilKilled(companyId: CompanyId): Promise<Acknowledged[]> {
    const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, url, companyId], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface(writer.stdout);
    const told: string[] = [];
    lines.on('line', (line) => told.push(line));
    await once(lines, 'line');
    await setTimeout(50 + Math.random() * 450);
    writer.kill('SIGKILL');
    await once(lines, 'close');
    return told.slice(1).map((line) => JSON.parse(line) as Acknowledged);
  }

  for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
    const survivor = cycle % 2 === 0;
    it(`has all that was acknowledged, and nothing by half: ${survivor ? 'seen by one who goes on' : 'opened anew'}, ${cycle}`, async () => {
      const company = aCompany();
      const open = async (): Promise<Storage> => {
        const storage = await openStorage(url);
        await storage.directory.commit([write('company', company)], []);
        return storage;
      };
      const before = survivor ? await open() : undefined;
      const acknowledged = await writeUntilKilled(company.id);
      const storage = before ?? (await open());

      await expectNothingLost(storage, acknowledged);
      await expectNothingByHalf(storage, company.id);
      await storage.close();
    });
  }

  it('has all that was acknowledged, and nothing by half: written by one who goes on writing while two others die, over and over', async () => {
    const company = aCompany();
    const storage = await openStorage(url);
    await storage.directory.commit([write('company', company)], []);
    const acknowledged: Acknowledged[] = [];
    const end = new AbortController();
    const written = writeOn(storage, company.id, (told) => acknowledged.push(told), end.signal);

    for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
      const others = await Promise.all([writeUntilKilled(company.id), writeUntilKilled(company.id)]);
      acknowledged.push(...others.flat());
    }
    end.abort();
    await written;

    await expectNothingLost(storage, acknowledged);
    await expectNothingByHalf(storage, company.id, 20);
    await storage.close();
  }).timeout(20_000 + CYCLES * 2_000);
});

async function expectNothingLost({ directory, artifacts }: Storage, acknowledged: readonly Acknowledged[]): Promise<void> {
  expect(acknowledged).not.to.have.lengthOf(0);
  for (const told of acknowledged) {
    if ('application' in told) {
      expect(await directory.get('application', told.application)).not.to.equal(undefined);
      expect(await directory.events({ applicationId: told.application }, { limit: 2 })).to.have.lengthOf(1);
    } else {
      const code = await artifacts.get({ model: 'AuthorizationCode', id: 'code' in told ? told.code : told.consumed });
      expect(code?.payload).not.to.equal(undefined);
      if ('consumed' in told) expect(code).to.have.property('consumedAt');
    }
  }
}

/** Every application has its event, its name and its place in the list, and there is no event without its application. */
async function expectNothingByHalf({ directory }: Storage, companyId: CompanyId, names = Infinity): Promise<void> {
  const applications = await all((after) => directory.list('application', { companyId }, { after, limit: 500 }));
  const events = await all((after) => directory.events({ companyId }, { after, limit: 500 }));
  const platformEvents = (await all((after) => directory.events({}, { after, limit: 500 }))).filter(
    ({ company_id }) => company_id === null,
  );

  expect(events.map(({ application_id }) => application_id)).to.have.members(applications.map(({ id }) => id));
  expect(
    await directory.getMany(
      'application',
      events.map(({ application_id }) => application_id ?? ''),
    ),
  ).not.to.include(undefined);
  expect(firstBreak(events)).to.equal(undefined);
  expect(firstBreak(platformEvents)).to.equal(undefined);
  for (const { name } of applications.slice(-names)) {
    const rival = directory.commit([write('application', anApplication({ companyId, name }))], []);
    expect(await rival.catch((error: unknown) => error)).to.have.property('code', 'conflict');
  }
}

/** Every page of a list. */
async function all<R extends { readonly id: string }>(read: (after: string | undefined) => Promise<R[]>): Promise<R[]> {
  const records: R[] = [];
  for (let page = await read(undefined); page.length > 0; page = await read(records.at(-1)?.id)) records.push(...page);
  return records;
}
