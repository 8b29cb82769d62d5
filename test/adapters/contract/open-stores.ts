import { openArtifacts, openStorage } from '../../../adapters/index.ts';
import type { Storage } from '../../../server/storage.ts';
import type { StoreUrls } from './calls.ts';

/** Opens what the URLs name. Unlike an operator, a test may put artifacts elsewhere beside an embedded directory. */
export async function openStores({ directoryUrl, artifactsUrl = directoryUrl }: StoreUrls): Promise<Storage> {
  if (!directoryUrl.startsWith('lmdb:') || artifactsUrl === directoryUrl) return openStorage(directoryUrl, artifactsUrl);
  const elsewhere = await openArtifacts(artifactsUrl, () => undefined);
  const beside = await openStorage(directoryUrl);
  return {
    directory: beside.directory,
    artifacts: elsewhere.artifacts,
    pings: { directory: beside.pings.directory, artifacts: () => elsewhere.ping() },
    async close() {
      await elsewhere.close();
      await beside.close();
    },
  };
}
