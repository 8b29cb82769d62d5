import type Koa from 'koa';
import { DomainError } from '../domain/error.ts';
import { readAvailableApplication } from '../operations/available-applications.ts';
import { disableApplication, enableApplication } from '../operations/enablements.ts';
import type { Person } from '../provider/sessions.ts';
import { callerOf, formOf, type PageParts, seeOther, show, tokenFor } from './kit.ts';
import * as views from './plain-views.ts';

const REPEATABLE: ReadonlySet<string> = new Set(['groups']);

export const enablePathOf = (applicationId: string): string => `/administration/web-services/enable/${applicationId}`;

/** The sheet: who asks, for what, why; the company's line to sign, or its signature. */
export async function showEnableApplication(
  parts: PageParts,
  ctx: Koa.Context,
  person: Person,
  applicationId: string,
): Promise<void> {
  const view = await readAvailableApplication(parts.services, callerOf(parts, ctx, person), person.company.id, applicationId);
  const rest =
    `<input type="hidden" name="permission_version" value="${view.offer.version}">` +
    view.offer.apis
      .map(
        (a) =>
          a.title + a.groups.map((g) => `${g.title} ${g.reason} <input type="checkbox" name="groups" value="${g.code}" checked>`),
      )
      .join();
  show(
    ctx,
    views.decision(
      `Enable ${view.application.name}`,
      enablePathOf(applicationId),
      tokenFor(parts, person.sessionUid),
      JSON.stringify(view.enablement ?? 'none'),
      ['enable', 'disable', 'cancel'],
      rest,
    ),
  );
}

/** Enables, approves a difference, or disables; then shows the sheet again. */
export async function decideEnableApplication(
  parts: PageParts,
  ctx: Koa.Context,
  person: Person,
  applicationId: string,
): Promise<void> {
  const form = await formOf(parts, ctx, person.sessionUid, REPEATABLE);
  const caller = callerOf(parts, ctx, person);
  const decision = form.get('decision');
  if (decision === 'enable') {
    const view = await readAvailableApplication(parts.services, caller, person.company.id, applicationId);
    const chosen = new Set(form.getAll('groups'));
    const approvedScopes = view.offer.terms
      .filter(({ scope, required }) => required || chosen.has(scope))
      .map(({ scope }) => scope);
    const permissionVersion = Number(form.get('permission_version'));
    if (!Number.isInteger(permissionVersion)) throw new DomainError('invalid', 'The version is missing. Open the page again.');
    await enableApplication(parts.services, caller, person.company.id, applicationId, { approvedScopes, permissionVersion });
  } else if (decision === 'disable') {
    await disableApplication(parts.services, caller, person.company.id, applicationId);
  }
  seeOther(ctx, enablePathOf(applicationId));
}
