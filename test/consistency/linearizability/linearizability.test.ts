import { expect } from 'chai';
import { aScene, scene } from '../scene.ts';
import { changesEverywhere } from './changes.ts';
import { countOf, figuresOf } from './figures.ts';
import { run } from './run.ts';
import { aStaleServer } from './stale-server.ts';
import { SUBJECTS } from './subjects.ts';

/** A short look; `npm run linearizability` takes a long one. */
const PACE = { milliseconds: 800, changes: 6, askersPerProcess: 4, restMs: 30 };

describe('what ends at once (security.md 39, 46, 49, 50), asked on two processes', () => {
  const played = scene(1);

  for (const [name, subjectOf] of Object.entries(SUBJECTS)) {
    it(`answers as one register does while it changes: ${name}`, async () => {
      const fresh = await aScene(played().cluster);
      const doors = { urls: fresh.cluster.urls, changes: await changesEverywhere(fresh) };

      const figures = figuresOf(await run(subjectOf(fresh), doors, PACE));

      expect(figures.violations).to.deep.equal([]);
      expect(figures.accepted).to.be.at.least(10);
      expect(figures.refused).to.be.at.least(10);
      expect(figures.unclear).to.be.below(0.001);
    });
  }

  for (const name of ['New Secret', 'Enable and Disable'] as const) {
    it(`and this test finds a server that believes for 250 ms what it has read: ${name}`, async function selfTest() {
      // On a machine that is busy with other things, few questions fall into the 250 ms.
      this.retries(2);
      const fresh = await aScene(played().cluster);
      const stale = await aStaleServer(fresh.cluster.world);
      const doors = { urls: [stale.url], changes: await changesEverywhere(fresh) };

      const figures = figuresOf(await run(SUBJECTS[name](fresh), doors, PACE));
      await stale.close();

      expect(countOf(figures, 'stale accept')).to.be.above(0);
      expect(countOf(figures, 'false reject')).to.be.above(0);
    });
  }
});
