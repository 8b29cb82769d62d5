import { trusted } from 'mongoose';
import type { DirectoryImport } from '../../server/storage.ts';
import { chainOf, headOf } from './chains.ts';
import { type MongoOptions, openDatabase } from './connection.ts';
import { mongoDirectory } from './directory.ts';
import { eventDocument } from './events.ts';
import { documentOf, keyOf } from './records.ts';
import { isIncomplete, markIncomplete, saying } from './readiness.ts';

/** Opens a database that `migrateMongo` has prepared, to bring a directory into it. */
export async function openMongoImport(options: Pick<MongoOptions, 'url'>): Promise<DirectoryImport> {
  const database = await saying(() => openDatabase({ ...options, patient: true }));
  const { records, events, heads } = database;
  return {
    directory: mongoDirectory(database),
    incomplete: await saying(() => isIncomplete(database)),
    begin: () => saying(() => markIncomplete(database, true)),
    close: database.close,

    async removeRecords(changes) {
      const keys = changes.map(({ noun, record: { id } }) => keyOf(noun, id));
      await saying(() => records.deleteMany({ _id: trusted({ $in: keys }) }).exec());
    },

    async insertRecords(changes) {
      await saying(() => records.insertMany(changes.map(documentOf)));
    },

    async insertEvents(joined) {
      await saying(() => events.insertMany(joined.map(eventDocument)));
    },

    async finish(last) {
      const moves = last.map((event) => ({
        updateOne: { filter: { _id: chainOf(event.company_id) }, update: { $set: { event: headOf(event) } }, upsert: true },
      }));
      await saying(async () => {
        if (moves.length > 0) await heads.bulkWrite(moves);
        await markIncomplete(database, false);
      });
    },
  };
}
