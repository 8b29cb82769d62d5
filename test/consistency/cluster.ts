import type { StoreUrls } from '../adapters/contract/calls.ts';
import { aBrowser, type Browser } from '../flows/browser.ts';
import { aWorld, OPERATOR_SECRET, type World } from '../flows/world.ts';
import { type Given, type ServerProcess, startServer, stopServer } from '../running/server-process.ts';

/** Several processes of one server, on one store and under one issuer: this one, and others beside it. */
export interface Cluster {
  readonly world: World;
  /** The others that run. */
  readonly peers: ReadonlySet<ServerProcess>;
  /** Where each process that runs is reached, this one first. */
  readonly urls: readonly string[];
  /** Starts another process on the same store. */
  join(given?: Given): Promise<ServerProcess>;
  close(): Promise<void>;
}

/** The world of the flows, and as many processes beside it as are wanted. What the URLs name is not its own. */
export async function aCluster(peerCount = 1, elsewhere: Partial<StoreUrls> = {}): Promise<Cluster> {
  const world = await aWorld({}, elsewhere);
  const peers = new Set<ServerProcess>();
  const join = async (given: Given = {}): Promise<ServerProcess> => {
    const peer = await startServer(world.folder, { ...settingsOfPeers(world), ...given });
    peers.add(peer);
    void peer.ended.then(() => peers.delete(peer));
    return peer;
  };
  await Promise.all(Array.from({ length: peerCount }, () => join()));
  return {
    world,
    peers,
    get urls() {
      return [world.issuer, ...[...peers].map(({ url }) => url)];
    },
    join,
    async close() {
      await Promise.all([...peers].map(stopServer));
      await world.close();
    },
  };
}

/** A browser whose requests go to each process in turn, the first one to the process of that number. */
export function aRoamingBrowser({ world, urls }: Cluster, first = 0): Browser {
  let sent = first;
  return aBrowser(world.issuer, () => urls[sent++ % urls.length] ?? world.issuer);
}

/** What another process of the server is started with, to be one with it. */
export function settingsOfPeers({ settings, storeUrls }: World): Given {
  return {
    ISSUER: settings.issuer,
    DIRECTORY_URL: storeUrls.directoryUrl,
    ...(storeUrls.artifactsUrl !== undefined && { ARTIFACTS_URL: storeUrls.artifactsUrl }),
    SERVER_KEY: settings.serverKeys.map((key) => Buffer.from(key).toString('base64url')).join(),
    OPERATOR_SECRET,
    SIGN_IN_LIMIT: '0',
    WRONG_SECRET_LIMIT: '0',
  };
}
