import { assertAdministratorOf } from '../domain/authorization.ts';
import { isEnded } from '../domain/connecting.ts';
import { connectionId } from '../domain/connection.ts';
import { isId } from '../domain/id.ts';
import type { Caller, Services } from './context.ts';
import { notFound } from '../domain/error.ts';

/** How many people have let an application act for them; `more` where counting stopped. */
export interface ConnectedPeople {
  readonly count: number;
  readonly more: boolean;
}

const BATCH = 200;
/** People who are looked at: beyond that "more than" says what an administrator needs to know. */
const MOST = 10_000;

/** How many people of the company have connected with an application, for its administrators. */
export async function countConnectedPeople(
  { directory }: Services,
  caller: Caller,
  companyId: string,
  applicationId: string,
): Promise<ConnectedPeople> {
  const id = assertAdministratorOf(caller, companyId);
  if (!isId('application', applicationId)) throw notFound();
  let count = 0;
  let after: string | undefined;
  for (let seen = 0; seen < MOST; seen += BATCH) {
    // oxlint-disable-next-line no-await-in-loop -- a page begins where the one before ends
    const users = await directory.list('user', { companyId: id }, { limit: BATCH, after });
    const ids = users.map((user) => connectionId(user.id, applicationId));
    // oxlint-disable-next-line no-await-in-loop
    const connections = await directory.getMany('connection', ids);
    count += connections.filter((connection) => connection !== undefined && !isEnded(connection)).length;
    if (users.length < BATCH) return { count, more: false };
    after = users.at(-1)?.id;
  }
  return { count, more: true };
}
