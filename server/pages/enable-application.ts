import type Koa from 'koa';
import { DomainError } from '../domain/error.ts';
import type { AvailableApplication } from '../operations/available-applications.ts';
import { readAvailableApplication } from '../operations/available-applications.ts';
import { countConnectedPeople } from '../operations/connected-people.ts';
import { disableApplication, enableApplication } from '../operations/enablements.ts';
import type { Person } from '../provider/sessions.ts';
import { disablingView } from '../../views/enabling/disabling.tsx';
import { sheetView } from '../../views/enabling/sheet.tsx';
import { callerOf, formOf, inLanguage, type PageParts, seeOther, show, tokenFor } from './kit.ts';
import { sheetOf } from './sheet.ts';

const REPEATABLE: ReadonlySet<string> = new Set(['groups']);

/** The page on which a company's administrator enables or disables one application. */
export const enablePathOf = (applicationId: string): string => `/administration/web-services/enable/${applicationId}`;

/** The sheet; or, where `?decision=disable` says so, whether to disable. */
export async function showEnableApplication(
  parts: PageParts,
  ctx: Koa.Context,
  person: Person,
  applicationId: string,
): Promise<void> {
  const services = inLanguage(parts, ctx);
  const caller = callerOf(parts, ctx, person);
  const { company } = person;
  const found = await readAvailableApplication(services, caller, company.id, applicationId);
  const given = { action: enablePathOf(applicationId), token: tokenFor(parts, person.sessionUid), company: company.name };
  if (ctx.query['decision'] === 'disable' && found.enablement?.state === 'enabled') {
    const people = await countConnectedPeople(services, caller, company.id, applicationId);
    show(parts, ctx, disablingView({ ...given, application: found.application.name, people }), { person });
  } else {
    const decidedBy = await nameOfDecider(parts, found);
    show(parts, ctx, sheetView({ ...given, ...sheetOf(found, decidedBy) }), { person });
  }
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
  if (decision === 'enable') await enable(parts, caller, person, applicationId, form);
  else if (decision === 'disable') await disableApplication(parts.services, caller, person.company.id, applicationId);
  seeOther(ctx, decision === 'cancel' ? '/' : enablePathOf(applicationId));
}

async function enable(
  { services }: PageParts,
  caller: ReturnType<typeof callerOf>,
  { company }: Person,
  applicationId: string,
  form: URLSearchParams,
): Promise<void> {
  const { offer } = await readAvailableApplication(services, caller, company.id, applicationId);
  const chosen = new Set(form.getAll('groups'));
  const approvedScopes = offer.terms.filter(({ scope, required }) => required || chosen.has(scope)).map(({ scope }) => scope);
  const permissionVersion = Number(form.get('permission_version'));
  if (!Number.isInteger(permissionVersion)) throw new DomainError('invalid', 'The version is missing. Open the page again.');
  await enableApplication(services, caller, company.id, applicationId, { approvedScopes, permissionVersion });
}

/** Who decided last, if it was a person of the company: others are none of its business. */
async function nameOfDecider({ services }: PageParts, { enablement }: AvailableApplication): Promise<string | undefined> {
  const user = enablement && (await services.directory.get('user', enablement.changedBy));
  return user?.companyId === enablement?.companyId ? user?.name : undefined;
}
