import type Koa from 'koa';
import type { Application, Term } from '../../domain/application.ts';
import { type Offer, offerTo } from '../../domain/offer.ts';
import { countVersionsInUse } from '../../operations/application-uses.ts';
import { readApplication } from '../../operations/applications.ts';
import { readCompany } from '../../operations/companies.ts';
import type { Person } from '../../provider/sessions.ts';
import type { SheetTerm } from '../../../views/enabling/terms.tsx';
import { applicationView } from '../../../views/operators/application.tsx';
import { type PageParts, show } from '../kit.ts';
import { publisherOf } from '../publisher.ts';
import { doneTo, stepsFor } from './application-steps.ts';
import { companyPath, REVIEW, TRAIL } from './paths.ts';
import { type Scene, sceneOf } from './scene.ts';

/** One application: everything that it asks for, the difference to the version that was approved, and what can be decided. */
export async function showApplication(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const scene = sceneOf(parts, ctx, person);
  await showSheet(scene, await readApplication(scene.services, scene.caller, id), false);
}

/** The same for who was about to decide, when somebody else was first: as it is at present, with nothing decided. */
export async function showOvertaken(scene: Scene, application: Application): Promise<void> {
  await showSheet(scene, application, true);
}

async function showSheet({ parts, ctx, services, caller }: Scene, application: Application, overtaken: boolean): Promise<void> {
  const { id, companyId } = application;
  const owner = await readCompany(services, caller, companyId);
  // The owner is shown the latest version: that is the one to be reviewed.
  const offer = offerTo(services.catalogue, application, companyId);
  const view = applicationView({
    application,
    publisher: publisherOf(owner),
    terms: termsOf(offer, application),
    becameRequired: becameRequired(offer, application),
    versions: await countVersionsInUse(services, caller, id),
    overtaken,
    done: overtaken ? undefined : doneTo(application, ctx.query['done']),
    steps: stepsFor(application),
    paths: { review: REVIEW, company: companyPath(owner.id), trail: `${TRAIL}?application_id=${id}` },
  });
  show(parts, ctx, view, { status: overtaken ? 409 : 200 });
}

/** Everything that is asked for. Nothing is new where nothing was approved before. */
function termsOf({ terms, apis }: Offer, { approvedPermissionVersion: approved }: Application): SheetTerm[] {
  const isNew = (scope: string): boolean => approved > 0 && (termOf(terms, scope)?.since ?? 0) > approved;
  return apis.map(({ scope, title, description, groups }) => ({
    scope,
    title,
    description,
    isNew: isNew(scope),
    groups: groups.map((group) => ({ ...group, ticked: true, isNew: isNew(group.code) })),
  }));
}

/** What could be left out when it was approved, and cannot any more. */
function becameRequired({ terms, apis }: Offer, { approvedPermissionVersion: approved }: Application): string[] {
  if (approved === 0) return [];
  const groups = apis.flatMap((api) => api.groups);
  return groups.flatMap(({ code, title }) => {
    const term = termOf(terms, code);
    return term !== undefined && term.since <= approved && term.requiredSince > approved ? [title] : [];
  });
}

function termOf(terms: readonly Term[], scope: string): Term | undefined {
  return terms.find((term) => term.scope === scope);
}
