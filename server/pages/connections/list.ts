import type Koa from 'koa';
import { isEnded } from '../../domain/connecting.ts';
import { connectionId } from '../../domain/connection.ts';
import { isId } from '../../domain/id.ts';
import { findConnection, listConnections } from '../../operations/connections.ts';
import type { Person } from '../../provider/sessions.ts';
import { connectionsView } from '../../../views/connections/connections.tsx';
import { callerOf, inLanguage, type PageParts, show } from '../kit.ts';
import { CONNECTIONS } from './paths.ts';
import { shownConnection } from './shown.ts';

/** With names and titles at their longest, as much as a page may weigh. */
const ON_A_PAGE = 12;

/** The applications that act for the person. */
export async function showConnections(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const services = inLanguage(parts, ctx);
  const caller = callerOf(parts, ctx, person);
  const after = isId('application', ctx.query['after']) ? ctx.query['after'] : undefined;
  const from = after === undefined ? undefined : connectionId(person.user.id, after);
  const { items, next } = await listConnections(services, caller, { after: from, limit: ON_A_PAGE });
  const ended = isId('application', ctx.query['ended']) ? await findConnection(services, caller, ctx.query['ended']) : undefined;
  const view = connectionsView({
    connections: items.map((item) => shownConnection(services, item)),
    company: person.company.name,
    ended: ended !== undefined && isEnded(ended.connection) ? ended.application.name : undefined,
    paths: {
      first: after === undefined ? undefined : CONNECTIONS,
      next: next === undefined ? undefined : `${CONNECTIONS}?after=${items.at(-1)?.application.id}`,
    },
  });
  show(parts, ctx, view);
}
