import type { Change, Noun } from '../domain/records.ts';
import { StartFault } from '../start-fault.ts';
import type { Directory, DirectoryImport } from '../storage.ts';
import { compare, type Comparison, NOUNS, reading } from './comparing.ts';
import { batches, pairs, type Read } from './pairs.ts';

/** What was there to be copied, and how much of it was written. */
export interface Copied extends Pick<Comparison, 'records' | 'events'> {
  readonly written: number;
}

/**
 * Brings a directory over, as it is. What is there already stays, so that a copy that was broken off can be made again, and one
 * that was made can be brought up to date as long as nobody has served from it. Writes nothing before it knows that the
 * destination has nothing else, and declares it complete after all of it was read again and found the same.
 */
export async function copyDirectory(source: Directory, destination: DirectoryImport): Promise<Copied> {
  const { directory } = destination;
  const before = await compare(source, directory);
  const { records, events, outdated, missing } = before;
  const written = missing + outdated.length;
  if (written === 0 && !destination.incomplete) return { records, events, written };

  await destination.begin();
  if (outdated.length > 0) await destination.removeRecords(outdated);
  for (const noun of NOUNS) await copyRecords(source, destination, noun);
  await copyEvents(source, destination);

  const after = await compare(source, directory);
  if (after.missing + after.outdated.length > 0) {
    throw new StartFault(['The source was changed meanwhile: stop the servers that use it, and copy again.']);
  }
  await destination.finish(after.heads);
  return { records: after.records, events: after.events, written };
}

async function copyRecords(source: Directory, destination: DirectoryImport, noun: Noun): Promise<void> {
  for await (const batch of batches(absent(reading(source, noun), reading(destination.directory, noun)))) {
    await destination.insertRecords(batch.map((record) => ({ noun, record }) as Change));
    const ids = batch.map(({ id }) => id);
    const times = await source.lastUsed(ids);
    await destination.directory.touch(ids.flatMap((id, place) => (times[place] === undefined ? [] : [{ id, at: times[place] }])));
  }
}

async function copyEvents(source: Directory, destination: DirectoryImport): Promise<void> {
  const missing = absent(
    (page) => source.events({}, page),
    (page) => destination.directory.events({}, page),
  );
  for await (const batch of batches(missing)) await destination.insertEvents(batch);
}

/** What the first list has and the second has not. */
async function* absent<T extends { readonly id: string }>(readHere: Read<T>, readThere: Read<T>): AsyncGenerator<T> {
  for await (const { here, there } of pairs(readHere, readThere)) if (there === undefined && here !== undefined) yield here;
}
