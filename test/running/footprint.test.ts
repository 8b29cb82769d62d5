import { expect } from 'chai';
import { footprintOf } from './measuring.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Limits for a busy machine and for sources that are compiled at the start: `npm run footprint` measures what is promised. */
describe('a server that nobody asks anything', () => {
  const folder = temporaryFolder();

  it('is ready within 3 s of its first start, stays below 250 MB and stops within 2 s', async () => {
    const { readyMs, residentMb, stopMs, exitCode } = await footprintOf(folder());

    expect(readyMs).to.be.below(3_000);
    expect(residentMb).to.be.within(20, 250);
    expect(stopMs).to.be.below(2_000);
    expect(exitCode).to.equal(0);
  });
});
