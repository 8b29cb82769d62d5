import type { ApplicationId, CompanyId } from '../../server/domain/id.ts';
import type { Storage } from '../../server/storage.ts';
import { anApplication, anEvent, unique, write } from '../builders.ts';

/** What has just been acknowledged. */
export type Acknowledged = { readonly application: ApplicationId } | { readonly code: string } | { readonly consumed: string };

const WRITERS = 4;
const HOUR = 3_600_000;

/**
 * Registers applications of the company, each with its audit event, and issues and consumes codes, several at the same time, until
 * the signal comes. Tells every write as soon as it is acknowledged.
 */
export async function writeOn(
  storage: Storage,
  companyId: CompanyId,
  tell: (acknowledged: Acknowledged) => void,
  signal = new AbortController().signal,
): Promise<void> {
  const { directory, artifacts } = storage;

  async function inTurn(): Promise<void> {
    while (!signal.aborted) {
      const application = anApplication({ companyId });
      await directory.commit(
        [write('application', application)],
        [anEvent({ companyId, applicationId: application.id }), anEvent()],
      );
      tell({ application: application.id });

      const code = unique('code');
      const key = { model: 'AuthorizationCode', id: code } as const;
      await artifacts.put(key, { payload: { code }, expiresAt: Date.now() + HOUR });
      tell({ code });
      if (!(await artifacts.consume(key))) throw new Error('A code that was put there could not be consumed.');
      tell({ consumed: code });
    }
  }

  await Promise.all(Array.from({ length: WRITERS }, inTurn));
}
