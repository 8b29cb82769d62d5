import type { Page } from '../storage.ts';

/** One page of a list. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  /** What the next page comes `after`; absent on the last. */
  readonly next?: string;
}

/** A page of records: one more than asked for is read, to know whether there is a next page. */
export async function listed<R extends { readonly id: string }>(
  read: (page: Page) => Promise<R[]>,
  { after, limit }: Page,
): Promise<Listed<R>> {
  const records = await read({ after, limit: limit + 1 });
  return cut(records, limit, ({ id }) => id);
}

/**
 * A page of those records that `choose` keeps, which may be few of many: it reads on until the page is full or nothing is left.
 * `choose` is given a batch, so that what it must look up costs one round trip.
 */
export async function chosen<R extends { readonly id: string }, Item>(
  read: (page: Page) => Promise<R[]>,
  { after, limit }: Page,
  choose: (records: readonly R[]) => Promise<readonly { readonly id: string; readonly item: Item }[]>,
): Promise<Listed<Item>> {
  const kept: { readonly id: string; readonly item: Item }[] = [];
  let position = after;
  // Where all are kept, no more is looked up than is shown.
  let size = limit + 1;
  while (kept.length <= limit) {
    const batch = await read({ after: position, limit: size });
    kept.push(...(await choose(batch)));
    position = batch.at(-1)?.id;
    if (batch.length < size) break;
    size = Math.max(size, BATCH);
  }
  const { items, next } = cut(kept, limit, ({ id }) => id);
  return { items: items.map(({ item }) => item), ...(next !== undefined && { next }) };
}

const BATCH = 100;

/** All records of a list, a batch at a time. */
export async function* batchesOf<R extends { readonly id: string }>(
  read: (page: Page) => Promise<R[]>,
): AsyncGenerator<readonly R[]> {
  let after: string | undefined;
  for (;;) {
    const batch = await read({ after, limit: LARGE_BATCH });
    yield batch;
    if (batch.length < LARGE_BATCH) return;
    after = batch.at(-1)?.id;
  }
}

const LARGE_BATCH = 500;

function cut<Item>(items: readonly Item[], limit: number, idOf: (item: Item) => string): Listed<Item> {
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return { items: page, ...(items.length > limit && last !== undefined && { next: idOf(last) }) };
}
