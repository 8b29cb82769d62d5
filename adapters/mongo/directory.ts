import { trusted } from 'mongoose';
import { connectionId } from '../../server/domain/connection.ts';
import { enablementId } from '../../server/domain/enablement.ts';
import type { Standing } from '../../server/domain/gate.ts';
import { loginIdClaim, type Noun, type Records } from '../../server/domain/records.ts';
import type { Directory, StandingQuery } from '../../server/storage.ts';
import { createCommit } from './commit.ts';
import { type Database, DRIVER_LIMIT, type RecordDocument } from './connection.ts';
import { listEvents } from './events.ts';
import { answered } from './faults.ts';
import { countRecords, listRecords } from './lists.ts';
import { byKey, isStorable, keyOf, recordOf } from './records.ts';
import { lastUses, writeUses } from './uses.ts';

/** The directory in a MongoDB database. */
export function mongoDirectory(database: Database): Directory {
  /** The records under these keys, in one command. */
  async function find(keys: readonly string[]): Promise<ReadonlyMap<string, RecordDocument>> {
    if (keys.length === 0) return new Map();
    const query = database.records
      .find({ _id: trusted({ $in: [...new Set(keys)] }) })
      .readConcern(database.reads)
      .maxTimeMS(DRIVER_LIMIT)
      .lean<RecordDocument[]>();
    return byKey(await answered(query.exec()));
  }

  async function getMany<N extends Noun>(noun: N, ids: readonly string[]): Promise<(Records[N] | undefined)[]> {
    const found = await find(ids.filter(isStorable).map((id) => keyOf(noun, id)));
    return ids.map((id) => {
      const document = isStorable(id) ? found.get(keyOf(noun, id)) : undefined;
      return document && recordOf(noun, document);
    });
  }

  async function standing({ application: asked, ownerId, companyId, userId }: StandingQuery): Promise<Standing> {
    const applicationId = typeof asked === 'string' ? asked : asked?.id;
    const keys = {
      application: typeof asked === 'string' ? keyFor('application', asked) : undefined,
      owner: keyFor('company', ownerId),
      company: keyFor('company', companyId),
      enablement: keyFor('enablement', applicationId && companyId && enablementId(companyId, applicationId)),
      user: keyFor('user', userId),
      connection: keyFor('connection', applicationId && userId && connectionId(userId, applicationId)),
    };
    const found = await find(Object.values(keys).filter((key) => key !== undefined));
    const record = <N extends Noun>(noun: N, key: string | undefined): Records[N] | undefined => {
      const document = key === undefined ? undefined : found.get(key);
      return document && recordOf(noun, document);
    };
    const application = typeof asked === 'string' ? record('application', keys.application) : asked;
    return {
      application,
      owner: record('company', keys.owner),
      company: record('company', keys.company),
      // As if it had been looked up after the application: what is not there has neither.
      enablement: application && record('enablement', keys.enablement),
      user: record('user', keys.user),
      connection: application && record('connection', keys.connection),
    };
  }

  return {
    getMany,
    standing,
    async get(noun, id) {
      const [record] = await getMany(noun, [id]);
      return record;
    },

    async userByLoginId(loginId) {
      if (typeof loginId !== 'string') return undefined;
      const query = database.records
        .findOne({ claims: loginIdClaim(loginId) })
        .readConcern(database.reads)
        .maxTimeMS(DRIVER_LIMIT)
        .lean<RecordDocument>();
      const document = await answered(query.exec());
      return document ? recordOf('user', document) : undefined;
    },

    list: (noun, where, page) => listRecords(database, noun, where, page),
    count: (noun, where) => countRecords(database, noun, where),
    commit: createCommit(database),
    events: (filter, page) => listEvents(database, filter, page),
    touch: (uses) => writeUses(database, uses),
    lastUsed: (ids) => lastUses(database, ids),
  };
}

function keyFor(noun: Noun, id: string | undefined): string | undefined {
  return isStorable(id) ? keyOf(noun, id) : undefined;
}
