import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../adapters/index.ts';
import { makePlatform, PLATFORM_ID } from '../../server/operations/first-start.ts';
import type { Storage } from '../../server/storage.ts';
import { T0 } from '../builders.ts';

describe('the first start', () => {
  let folder: string;
  let storage: Storage;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-first-start-'));
    storage = await openStorage(`lmdb:${join(folder, 'store')}`);
  });

  after(async () => {
    await storage.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('makes one platform company and the first event, however many happen at once', async () => {
    const start = () => makePlatform(storage.directory, { domain: '[::1]', now: () => T0 });

    const companies = await Promise.all(Array.from({ length: 8 }, start));
    const again = await start();

    const events = await storage.directory.events({}, { limit: 200 });
    expect(new Set([...companies, again].map(({ id }) => id))).to.deep.equal(new Set([PLATFORM_ID]));
    expect(again).to.include({ platform: true, active: true, domain: 'localhost', domainVerified: false, revision: 1 });
    expect(events.map(({ action }) => action)).to.deep.equal(['company.created']);
  });
});
