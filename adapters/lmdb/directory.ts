import { connectionId } from '../../server/domain/connection.ts';
import { enablementId } from '../../server/domain/enablement.ts';
import type { Standing } from '../../server/domain/gate.ts';
import { loginIdClaim, type Noun, type Records } from '../../server/domain/records.ts';
import type { Directory, StandingQuery } from '../../server/storage.ts';
import { claimKey } from './claims.ts';
import { commitChanges } from './commit.ts';
import type { Environment } from './environment.ts';
import { float } from './tables.ts';
import { listEvents } from './events.ts';
import { cachedRecords, isStorable } from './records.ts';
import { lmdbLists } from './selection.ts';

/** The directory in an LMDB environment. */
export function lmdbDirectory(environment: Environment): Directory {
  const { tables, read, write, directoryVersion } = environment;
  const records = cachedRecords(tables.records);

  function standing({ application: asked, ownerId, companyId, userId }: StandingQuery): Standing {
    const version = directoryVersion();
    const find = <N extends Noun>(noun: N, id: string | undefined): Records[N] | undefined =>
      id === undefined ? undefined : records.get(noun, id, version);
    const application = typeof asked === 'string' ? find('application', asked) : asked;
    return {
      application,
      owner: find('company', ownerId),
      company: find('company', companyId),
      enablement: find('enablement', application && companyId && enablementId(companyId, application.id)),
      user: find('user', userId),
      connection: find('connection', application && userId && connectionId(userId, application.id)),
    };
  }

  return {
    get: (noun, id) => read(() => records.get(noun, id, directoryVersion())),
    getMany: (noun, ids) =>
      read(() => {
        const version = directoryVersion();
        return ids.map((id) => records.get(noun, id, version));
      }),
    standing: (query) => read(() => standing(query)),
    ...lmdbLists(environment, records),

    userByLoginId: (loginId) =>
      read(() => {
        const id = tables.claims.get(claimKey(loginIdClaim(loginId)))?.toString();
        return id === undefined ? undefined : records.get('user', id, directoryVersion());
      }),

    commit: (changes, events) =>
      write(async () => {
        const written = await environment.transact(() => commitChanges(environment, changes, events));
        if (written) await environment.flushed();
        return written;
      }),

    events: (filter, page) => listEvents(environment, filter, page),

    async touch(uses) {
      if (environment.writable()) await write(() => Promise.all(uses.map(({ id, at }) => tables.uses.put(id, float(at)))));
    },
    lastUsed: (ids) => read(() => ids.map((id) => (isStorable(id) ? tables.uses.getBinaryFast(id)?.readDoubleLE() : undefined))),
  };
}
