import { notFound } from '../domain/error.ts';
import { isId, type Named } from '../domain/id.ts';
import type { Noun, Records } from '../domain/records.ts';
import type { Services } from './context.ts';

/** The record of that id. An id of another shape is answered like one that does not exist, and no store is asked. */
export async function find<N extends Named & Noun>({ directory }: Services, noun: N, id: string): Promise<Records[N]> {
  const record = isId(noun, id) ? await directory.get(noun, id) : undefined;
  if (record === undefined) throw notFound();
  return record;
}
