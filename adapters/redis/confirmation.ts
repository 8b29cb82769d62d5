import { StorageUnavailable } from '../../server/storage.ts';
import { type Client, holderOf } from './driver.ts';
import { isUnknownScript } from './faults.ts';
import type { Script } from './scripts.ts';

/** How long replicas may take to have a write, in milliseconds. */
const WAIT_LIMIT = 400;

/** The commands of one write, appended to a pipeline. */
type Pipeline = ReturnType<Client['pipeline']>;

export interface ConfirmedWrites {
  run(script: Script, key: string, args: readonly string[]): Promise<unknown>;
  remove(key: string): Promise<void>;
}

/**
 * Writes that are answered when so many replicas have them, and `StorageUnavailable` when they do not in time: what was answered
 * outlives the primary then. The write and `WAIT` are sent in one piece, because `WAIT` speaks of its own connection only: on
 * the next one, to another primary, it would confirm what that never had. They have a client of their own, since `WAIT` holds up
 * whatever follows it.
 */
export function confirmedWrites(client: Client, replicas: number): ConfirmedWrites {
  /** The servers whose replicas are behind: one write at a time finds out whether they still are, the others are refused at once. */
  const behind = new Set<string>();
  const probed = new Set<string>();

  async function confirmed(key: string, append: (pipeline: Pipeline) => Pipeline): Promise<unknown> {
    const holder = holderOf(client, key);
    if (probed.has(holder)) throw unconfirmed(replicas);
    const probing = behind.has(holder);
    if (probing) probed.add(holder);
    try {
      const value = await answered(key, append);
      behind.delete(holder);
      return value;
    } catch (error) {
      if (!isUnknownScript(error)) behind.add(holder);
      throw error;
    } finally {
      if (probing) probed.delete(holder);
    }
  }

  async function answered(key: string, append: (pipeline: Pipeline) => Pipeline): Promise<unknown> {
    let [written, waited] = await sent(append);
    if (isMoved(written[0])) {
      // A single command learns where the key is; the write has not been carried out.
      await client.exists(key);
      [written, waited] = await sent(append);
    }
    if (written[0] !== null) throw written[0];
    if (waited[0] !== null) throw waited[0];
    if (Number(waited[1]) < replicas) throw unconfirmed(replicas);
    return written[1];
  }

  async function sent(append: (pipeline: Pipeline) => Pipeline): Promise<[Reply, Reply]> {
    const replies = await append(client.pipeline()).wait(replicas, WAIT_LIMIT).exec();
    const [written, waited] = replies ?? [];
    if (written === undefined || waited === undefined) throw new StorageUnavailable('Redis did not answer a write.');
    return [written, waited];
  }

  return {
    async run({ lua, sha }, key, args) {
      try {
        return await confirmed(key, (pipeline) => pipeline.evalsha(sha, 1, key, ...args));
      } catch (error) {
        if (!isUnknownScript(error)) throw error;
        return confirmed(key, (pipeline) => pipeline.eval(lua, 1, key, ...args));
      }
    },
    async remove(key) {
      await confirmed(key, (pipeline) => pipeline.del(key));
    },
  };
}

type Reply = [error: Error | null, result: unknown];

function isMoved(error: Error | null): boolean {
  return error?.message.startsWith('MOVED') === true;
}

function unconfirmed(replicas: number): StorageUnavailable {
  const number = replicas === 1 ? 'a replica' : `${replicas} replicas`;
  return new StorageUnavailable(
    `Redis has not confirmed in time that ${number} has a write (wait=${replicas} in ARTIFACTS_URL).`,
  );
}
