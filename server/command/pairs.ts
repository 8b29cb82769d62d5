import type { Page } from '../storage.ts';

interface Named {
  readonly id: string;
}

/** Reads one page of something that is in the order of its ids. */
export type Read<T> = (page: Page) => Promise<T[]>;

/** What two lists have under one id: at least one of them has something. */
export interface Pair<T> {
  readonly here: T | undefined;
  readonly there: T | undefined;
}

const PAGE = 500;

/** Walks through two lists side by side, however long they are. */
export async function* pairs<T extends Named>(readHere: Read<T>, readThere: Read<T>): AsyncGenerator<Pair<T>> {
  const [here, there] = [everything(readHere), everything(readThere)];
  let [one, other] = [await next(here), await next(there)];
  while (one !== undefined || other !== undefined) {
    const takeOne = one !== undefined && (other === undefined || one.id <= other.id);
    const takeOther = other !== undefined && (one === undefined || other.id <= one.id);
    yield { here: takeOne ? one : undefined, there: takeOther ? other : undefined };
    if (takeOne) one = await next(here);
    if (takeOther) other = await next(there);
  }
}

/** Cuts a stream into pieces of a size that can be written at once. */
export async function* batches<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < PAGE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* everything<T extends Named>(read: Read<T>): AsyncGenerator<T, undefined> {
  let after: string | undefined;
  do {
    const page = await read({ after, limit: PAGE });
    yield* page;
    after = page.length < PAGE ? undefined : page.at(-1)?.id;
  } while (after !== undefined);
}

async function next<T>(items: AsyncGenerator<T, undefined>): Promise<T | undefined> {
  const { value } = await items.next();
  return value;
}
