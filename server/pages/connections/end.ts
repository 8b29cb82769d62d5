import type Koa from 'koa';
import { isEnded } from '../../domain/connecting.ts';
import { notFound } from '../../domain/error.ts';
import { endConnection, findConnection } from '../../operations/connections.ts';
import type { Person } from '../../provider/sessions.ts';
import { endConnectionView } from '../../../views/connections/end.tsx';
import { callerOf, formOf, inLanguage, type PageParts, seeOther, show, tokenFor } from '../kit.ts';
import { CONNECTIONS } from './paths.ts';
import { shownConnection } from './shown.ts';

/** One connection, and whether to end it. */
export async function showConnection(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const services = inLanguage(parts, ctx);
  const found = await findConnection(services, callerOf(parts, ctx, person), id);
  if (found === undefined || isEnded(found.connection)) throw notFound();
  const view = endConnectionView({
    connection: shownConnection(services, found),
    company: person.company.name,
    token: tokenFor(parts, person.sessionUid),
    list: CONNECTIONS,
  });
  show(parts, ctx, view);
}

/** Ends it; the list says so. */
export async function decideEndConnection(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  await formOf(parts, ctx, person.sessionUid);
  const { applicationId } = await endConnection(parts.services, callerOf(parts, ctx, person), id);
  seeOther(ctx, `${CONNECTIONS}?ended=${applicationId}`);
}
