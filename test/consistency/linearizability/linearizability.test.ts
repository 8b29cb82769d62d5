import { expect } from 'chai';
import { scene } from '../scene.ts';
import { violationsOf } from './checker.ts';
import { run } from './run.ts';
import { aStaleServer } from './stale-server.ts';
import { SUBJECTS } from './subjects.ts';

const PACE = { milliseconds: 2_000, askersPerProcess: 8, restMs: 20 };

describe('linearizability, on two processes', () => {
  const played = scene();

  for (const [name, subjectOf] of Object.entries(SUBJECTS)) {
    it(`of ${name}`, async () => {
      const { writes, observations, unclear } = await run(subjectOf(played()), played().cluster.urls, PACE);
      console.log(name, writes.length, observations.length, observations.filter((o) => o.accepted).length, unclear);
      expect(violationsOf({ writes, observations })).to.deep.equal([]);
    });
  }
  it('finds stale', async () => {
    const stale = await aStaleServer(played().cluster.world);
    const { writes, observations, unclear } = await run(SUBJECTS['New Secret'](played()), [stale.url], PACE);
    console.log(writes.length, observations.length, unclear);
    const found = violationsOf({ writes, observations });
    console.log(found.length, found.slice(0, 3));
    await stale.close();
  });
});
