import { describeAuditTrail } from './audit-trail.ts';
import type { StoreUrls } from './calls.ts';
import { describeClaims } from './claims.ts';
import { describeCommits } from './commits.ts';
import { describeEvents } from './events.ts';
import { describeLists } from './lists.ts';
import { opened } from './opened.ts';
import { describeReads } from './reads.ts';
import { describeSearches } from './searches.ts';
import { describeUses } from './uses.ts';
import { describeWaiting } from './waiting.ts';

/** The guarantees of the port `Directory`. Every adapter keeps them, from any number of processes. */
export function itKeepsTheDirectoryContract(freshStore: () => Promise<StoreUrls>): void {
  describe('the directory', () => {
    const store = opened(freshStore);

    describeReads(store);
    describeCommits(store);
    describeClaims(store);
    describeLists(store);
    describeSearches(store);
    describeWaiting(store);
    describeAuditTrail(store);
    describeEvents(store);
    describeUses(store);
  });
}
