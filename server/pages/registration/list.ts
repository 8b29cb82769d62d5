import type Koa from 'koa';
import { DomainError } from '../../domain/error.ts';
import { isId } from '../../domain/id.ts';
import { listApplications } from '../../operations/applications.ts';
import type { Person } from '../../provider/sessions.ts';
import { type ApplicationsProps, applicationsView } from '../../../views/registration/applications.tsx';
import { type PageParts, show } from '../kit.ts';
import { applicationPath, APPLICATIONS, NEW_APPLICATION, WEB_SERVICES } from './paths.ts';
import { ownApplication, type Scene, sceneOf } from './scene.ts';

/** With names and descriptions at their longest, as much as a page may weigh. */
const ON_A_PAGE = 12;

/** Application Registration: the company's own applications, active and inactive. */
export async function showApplications(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const scene = sceneOf(parts, ctx, person);
  const { services, caller } = scene;
  const after = isId('application', ctx.query['after']) ? ctx.query['after'] : undefined;
  const { items, next } = await listApplications(services, { ...caller, operator: false }, { after, limit: ON_A_PAGE });
  const view = applicationsView({
    company: person.company.name,
    developer: person.company.developmentPartner,
    applications: items.map((application) => ({
      ...application,
      apis: application.apis.map(({ code }) => services.catalogue.apiByCode.get(code)?.title ?? code),
      path: applicationPath(application.id),
    })),
    done: await doneTo(scene),
    paths: {
      webServices: WEB_SERVICES,
      new: NEW_APPLICATION,
      first: after === undefined ? undefined : APPLICATIONS,
      next: next === undefined ? undefined : `${APPLICATIONS}?after=${next}`,
    },
  });
  show(parts, ctx, view);
}

/** What the address says was done with an application of theirs, unless it is not so (any more). */
async function doneTo(scene: Scene): Promise<ApplicationsProps['done']> {
  const { saved, deactivated } = scene.ctx.query;
  const id = deactivated ?? saved;
  if (!isId('application', id)) return undefined;
  try {
    const { name, active } = await ownApplication(scene, id);
    if (deactivated === undefined) return { what: 'saved', application: name };
    return active ? undefined : { what: 'deactivated', application: name };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'not_found') throw error;
    return undefined;
  }
}
