import { type ClientSession, type Connection, type Model, Mongoose } from 'mongoose';
import type { Noun } from '../../server/domain/records.ts';
import { answered, COMMAND_LIMIT, unavailable } from './faults.ts';
import { NOUNS, recordSchema } from './record-schemas.ts';
import { eventSchema, headSchema, markSchema, useSchema } from './schemas.ts';

/** How current the reads are that the gate rests on. */
export type DirectoryReads = 'majority' | 'linearizable';

export interface MongoOptions {
  /** `mongodb://…`; without a database in it, `countersign`. */
  readonly url: string;
  /**
   * `majority`: what the primary knows to be on most members. A primary that was deposed and does not know it yet may answer so
   * for some seconds. `linearizable`: it asks the others first, at each read of the gate.
   */
  readonly reads?: DirectoryReads | undefined;
  /** Is told the name of every command that is sent. */
  readonly onCommand?: ((name: string) => void) | undefined;
  /** Waits for commands however long they take: an index of a full collection is not built in a second. */
  readonly patient?: boolean | undefined;
}

/** A record as it is stored. */
export interface RecordDocument {
  readonly _id: string;
  readonly noun: Noun;
  readonly revision: number;
  readonly claims?: readonly string[];
  readonly [field: string]: unknown;
}

/** One document of another collection, by its id. */
export interface Document {
  readonly _id: string;
  readonly [field: string]: unknown;
}

/** A database, open. */
export interface Database {
  readonly connection: Connection;
  readonly name: string;
  /** All records, whatever their noun. */
  readonly records: Model<RecordDocument>;
  /** The records of each noun. */
  readonly nouns: Readonly<Record<Noun, Model<RecordDocument>>>;
  readonly events: Model<Document>;
  readonly heads: Model<Document>;
  readonly uses: Model<Document>;
  readonly marks: Model<Document>;
  /** How current the reads are that the gate rests on. */
  readonly reads: DirectoryReads;
  readonly startSession: () => Promise<ClientSession>;
  readonly ping: () => Promise<void>;
  /** Aborted when the database is being closed. */
  readonly closing: AbortSignal;
  readonly close: () => Promise<void>;
}

const DEFAULT_DATABASE = 'countersign';
/** A little less than `COMMAND_LIMIT`, so that it is mostly the driver that tells what was wrong. */
export const DRIVER_LIMIT = COMMAND_LIMIT - 100;

/** Opens a database whatever is in it. Throws `StorageUnavailable` when no primary answers. */
export async function openDatabase({ url, reads = 'majority', onCommand, patient }: MongoOptions): Promise<Database> {
  // An instance of our own: settings and models are nobody else's.
  const mongoose = new Mongoose({ sanitizeFilter: true, strictQuery: 'throw', bufferCommands: false });
  const connection = mongoose.createConnection(url, {
    ...(new URL(firstHostOnly(url)).pathname.length > 1 ? {} : { dbName: DEFAULT_DATABASE }),
    appName: 'countersign',
    autoCreate: false,
    autoIndex: false,
    ignoreUndefined: true,
    readPreference: 'primary',
    readConcern: { level: 'majority' },
    writeConcern: { w: 'majority', ...(!patient && { wtimeoutMS: DRIVER_LIMIT }) },
    connectTimeoutMS: DRIVER_LIMIT,
    serverSelectionTimeoutMS: DRIVER_LIMIT,
    socketTimeoutMS: patient ? 0 : DRIVER_LIMIT,
    waitQueueTimeoutMS: DRIVER_LIMIT,
    heartbeatFrequencyMS: 2000,
    monitorCommands: onCommand !== undefined,
  });
  if (onCommand !== undefined) connection.on('commandStarted', ({ commandName }) => onCommand(commandName));
  const closing = new AbortController();
  const close = async (): Promise<void> => {
    closing.abort();
    await connection.close(true);
  };
  try {
    await connection.asPromise();
  } catch (error) {
    await close();
    throw unavailable(error);
  }

  const records = connection.model<RecordDocument>('record', recordSchema.clone());
  const nouns = NOUNS.map(({ noun, schema }) => [noun, records.discriminator<RecordDocument>(noun, schema.clone())]);
  return {
    connection,
    name: connection.name,
    records,
    nouns: Object.fromEntries(nouns) as Database['nouns'],
    events: connection.model<Document>('event', eventSchema.clone()),
    heads: connection.model<Document>('head', headSchema.clone()),
    uses: connection.model<Document>('use', useSchema.clone()),
    marks: connection.model<Document>('mark', markSchema.clone()),
    reads,
    startSession: () => connection.startSession(),
    ping: async () => void (await answered(connection.getClient().db().command({ ping: 1 }))),
    closing: closing.signal,
    close,
  };
}

/** The URL in a form that `URL` can read: of several hosts the first. */
function firstHostOnly(url: string): string {
  return url.replace(/,[^/?]*/, '');
}
