import { writeSync } from 'node:fs';
import { openStorage } from '../../adapters/index.ts';
import type { ApplicationId, CompanyId } from '../../server/domain/id.ts';
import { anApplication, anEvent, unique, write } from '../builders.ts';

/**
 * The main module of a process that is to be killed: registers applications of the company given, each with its audit event, and
 * issues and consumes codes, until it dies. Every write that is acknowledged is told on stdout, one line each.
 */

/** What the writer tells: that it has begun, or what has just been acknowledged. */
export type Acknowledged = { readonly application: ApplicationId } | { readonly code: string } | { readonly consumed: string };

const WRITERS = 4;
const HOUR = 3_600_000;

const [url = '', company = ''] = process.argv.slice(2);
const companyId = company as CompanyId;
const { directory, artifacts } = await openStorage(url);

function tell(acknowledged: Acknowledged | 'ready'): void {
  // Synchronous, so that no acknowledgement is in a buffer when the process dies.
  writeSync(1, `${JSON.stringify(acknowledged)}\n`);
}

async function writeOn(): Promise<never> {
  for (;;) {
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
    await artifacts.consume(key);
    tell({ consumed: code });
  }
}

tell('ready');
await Promise.all(Array.from({ length: WRITERS }, writeOn));
