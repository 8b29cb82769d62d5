import type Koa from 'koa';
import { DomainError } from '../../domain/error.ts';
import { type AvailableApplication, readAvailableApplication } from '../../operations/available-applications.ts';
import { countConnectedPeople } from '../../operations/connected-people.ts';
import { disableApplication, enableApplication } from '../../operations/enablements.ts';
import type { Person } from '../../provider/sessions.ts';
import { disablingView } from '../../../views/enabling/disabling.tsx';
import { type SheetDone, sheetView } from '../../../views/enabling/sheet.tsx';
import { callerOf, formOf, inLanguage, type PageParts, seeOther, show, tokenFor } from '../kit.ts';
import { ENABLE_APPLICATIONS, enablePathOf, requestPathOf } from './paths.ts';
import { type Marked, sheetOf, standingOf } from './sheet.ts';

const REPEATABLE: ReadonlySet<string> = new Set(['groups']);

/** The sheet; or, where `?decision=disable` says so, whether to disable. */
export async function showEnableApplication(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const found = await readFor(parts, ctx, person, id);
  const asksToDisable = ctx.query['decision'] === 'disable' && found.enablement?.state === 'enabled';
  return asksToDisable ? showDisabling(parts, ctx, person, found) : showSheet(parts, ctx, person, found);
}

/** Enables, approves a difference, or disables; then shows the sheet again, with what was done. */
export async function decideEnableApplication(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const form = await formOf(parts, ctx, person.sessionUid, REPEATABLE);
  switch (form.get('decision')) {
    case 'enable':
      return enable(parts, ctx, person, id, form);
    case 'disable':
      await disableApplication(parts.services, callerOf(parts, ctx, person), person.company.id, id);
      return seeOther(ctx, `${enablePathOf(id)}?done=disabled`);
    case 'cancel':
      return seeOther(ctx, ENABLE_APPLICATIONS);
    default:
      return seeOther(ctx, enablePathOf(id));
  }
}

/** What was signed is what stood on the sheet: where it stands no longer so, nothing is enabled, and the sheet says what changed. */
async function enable(parts: PageParts, ctx: Koa.Context, person: Person, id: string, form: URLSearchParams): Promise<void> {
  const { services } = parts;
  const caller = callerOf(parts, ctx, person);
  const { offer, enablement } = await readFor(parts, ctx, person, id);
  const ticked = new Set(form.getAll('groups'));
  const read = { permissionVersion: numberIn(form, 'permission_version'), revision: numberIn(form, 'revision') };
  const approvedScopes = offer.terms.filter(({ scope, required }) => required || ticked.has(scope)).map(({ scope }) => scope);
  try {
    const signing = { approvedScopes, permissionVersion: read.permissionVersion, read: read.revision };
    await enableApplication(services, caller, person.company.id, id, signing);
    seeOther(ctx, `${enablePathOf(id)}?done=${enablement?.state === 'enabled' ? 'saved' : 'enabled'}`);
  } catch (error) {
    const now = await overtaken(error, () => readFor(parts, ctx, person, id), read);
    await showSheet(parts, ctx, person, now, { ...read, ticked });
  }
}

/** The application as it is now, if that is why it could not be enabled as it was shown; throws the error again otherwise. */
async function overtaken(
  error: unknown,
  again: () => Promise<AvailableApplication>,
  read: { readonly permissionVersion: number; readonly revision: number },
): Promise<AvailableApplication> {
  if (!(error instanceof DomainError) || (error.code !== 'stale' && error.code !== 'conflict')) throw error;
  const now = await again();
  if (now.offer.version === read.permissionVersion && (now.enablement?.revision ?? 0) === read.revision) throw error;
  return now;
}

function readFor(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<AvailableApplication> {
  return readAvailableApplication(inLanguage(parts, ctx), callerOf(parts, ctx, person), person.company.id, id);
}

/** `seen`: what stood on the sheet that somebody wanted to sign, where it does not any more. */
async function showSheet(
  parts: PageParts,
  ctx: Koa.Context,
  person: Person,
  found: AvailableApplication,
  seen?: Marked & { readonly revision: number },
): Promise<void> {
  const { application, request, offer, enablement } = found;
  const asked = request?.state === 'pending' ? request : undefined;
  const view = sheetView({
    ...given(parts, person, application.id),
    ...sheetOf(found, await nameOfDecider(parts, found), seen),
    revision: enablement?.revision ?? 0,
    asked: asked && {
      people: asked.requesters.length,
      reasons: asked.requesters.map(({ reason }) => reason).filter((reason) => reason !== ''),
      path: requestPathOf(asked.id),
    },
    done: seen === undefined ? doneTo(found, ctx.query['done']) : undefined,
    overtaken: seen && {
      asksForMore: offer.version !== seen.permissionVersion,
      decided: (enablement?.revision ?? 0) !== seen.revision,
    },
  });
  show(parts, ctx, view, { person, status: seen === undefined ? 200 : 409 });
}

/** What the address says was done, unless it is not so (any more). */
function doneTo(found: AvailableApplication, done: unknown): SheetDone | undefined {
  if (done === 'disabled') return found.enablement?.state === 'disabled' ? done : undefined;
  return standingOf(found) === 'enabled' && (done === 'enabled' || done === 'saved') ? done : undefined;
}

async function showDisabling(parts: PageParts, ctx: Koa.Context, person: Person, { application }: AvailableApplication) {
  const people = await countConnectedPeople(parts.services, callerOf(parts, ctx, person), person.company.id, application.id);
  const view = disablingView({ ...given(parts, person, application.id), application: application.name, people });
  show(parts, ctx, view, { person });
}

function given(parts: PageParts, { sessionUid, company }: Person, id: string) {
  return { action: enablePathOf(id), list: ENABLE_APPLICATIONS, token: tokenFor(parts, sessionUid), company: company.name };
}

function numberIn(form: URLSearchParams, field: string): number {
  const text = form.get(field) ?? '';
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new DomainError('invalid', 'The version is missing. Open the page again.');
  return number;
}

/** Who decided last, if it was a person of the company: others are none of its business. */
async function nameOfDecider({ services }: PageParts, { enablement }: AvailableApplication): Promise<string | undefined> {
  const user = enablement && (await services.directory.get('user', enablement.changedBy));
  return user?.companyId === enablement?.companyId ? user?.name : undefined;
}
