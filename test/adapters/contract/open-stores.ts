import { openArtifacts, openDirectory, openStorage } from '../../../adapters/index.ts';
import type { ArtifactStore, Directory, Storage } from '../../../server/storage.ts';
import type { StoreUrls } from './calls.ts';

interface Half<Name extends string, Port> {
  readonly port: { readonly [N in Name]: Port };
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Opens what the URLs name. Unlike an operator, a test may put an embedded half beside one that is elsewhere. */
export async function openStores({ directoryUrl, artifactsUrl = directoryUrl }: StoreUrls): Promise<Storage> {
  if (directoryUrl === artifactsUrl) return openStorage(directoryUrl);
  const directory = await directoryHalf(directoryUrl);
  const artifacts = await artifactsHalf(artifactsUrl);
  return {
    ...directory.port,
    ...artifacts.port,
    pings: { directory: () => directory.ping(), artifacts: () => artifacts.ping() },
    async close() {
      await artifacts.close();
      await directory.close();
    },
  };
}

async function directoryHalf(url: string): Promise<Half<'directory', Directory>> {
  if (!url.startsWith('lmdb:')) {
    const opened = await openDirectory(url);
    return { port: { directory: opened.directory }, ping: () => opened.ping(), close: () => opened.close() };
  }
  const { directory, pings, close } = await openStorage(url);
  return { port: { directory }, ping: pings.directory, close };
}

async function artifactsHalf(url: string): Promise<Half<'artifacts', ArtifactStore>> {
  if (!url.startsWith('lmdb:')) {
    const opened = await openArtifacts(url, () => undefined);
    return { port: { artifacts: opened.artifacts }, ping: () => opened.ping(), close: () => opened.close() };
  }
  const { artifacts, pings, close } = await openStorage(url);
  return { port: { artifacts }, ping: pings.artifacts, close };
}
