import type { ArtifactStore, Directory, Storage } from '../../../server/storage.ts';

/** A store by its URLs, so that any process can open it. */
export interface StoreUrls {
  readonly directoryUrl: string;
  readonly artifactsUrl?: string;
}

type CallOf<P extends 'directory' | 'artifacts', M extends object> = {
  [K in keyof M]: M[K] extends (...args: infer A) => unknown ? { readonly port: P; readonly method: K; readonly args: A } : never;
}[keyof M];

/** One call of a port, as something that can be sent to another process. */
export type Call = CallOf<'directory', Directory> | CallOf<'artifacts', ArtifactStore>;

/** What became of a call: its value, or the code (failing that the name) of what it threw. */
export type Outcome = { readonly value: unknown } | { readonly failed: string };

/** Makes all calls at the same time. */
export function makeCalls(storage: Storage, calls: readonly Call[]): Promise<Outcome[]> {
  return Promise.all(calls.map((call) => outcomeOf(storage, call)));
}

async function outcomeOf(storage: Storage, { port, method, args }: Call): Promise<Outcome> {
  const methods = storage[port] as unknown as Record<string, (...args: readonly unknown[]) => Promise<unknown>>;
  try {
    return { value: await methods[method]?.(...args) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { failed: 'code' in error ? String(error.code) : error.name };
  }
}
