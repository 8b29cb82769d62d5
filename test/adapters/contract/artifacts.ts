import { describeAliases } from './artifact-aliases.ts';
import { describeExpiry } from './artifact-expiry.ts';
import { describeKeeping } from './artifact-keeping.ts';
import { describeSingleUse } from './artifact-single-use.ts';
import type { StoreUrls } from './calls.ts';
import { describeCounting } from './counting.ts';
import { opened } from './opened.ts';

/** The guarantees of the port `ArtifactStore`. Every adapter keeps them, from any number of processes. */
export function itKeepsTheArtifactsContract(freshStore: () => Promise<StoreUrls>): void {
  describe('the artifacts', () => {
    const store = opened(freshStore);

    describeKeeping(store);
    describeExpiry(store);
    describeAliases(store);
    describeSingleUse(store);
    describeCounting(store);
  });
}
