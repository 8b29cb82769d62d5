import type Koa from 'koa';
import { isId } from '../../domain/id.ts';
import { listApplications } from '../../operations/applications.ts';
import type { Person } from '../../provider/sessions.ts';
import { applicationsView } from '../../../views/registration/applications.tsx';
import { type PageParts, show } from '../kit.ts';
import { applicationPath, APPLICATIONS, NEW_APPLICATION, WEB_SERVICES } from './paths.ts';
import { sceneOf } from './scene.ts';

/** With names and descriptions at their longest, as much as a page may weigh. */
const ON_A_PAGE = 12;

/** Application Registration: the company's own applications, active and inactive. */
export async function showApplications(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const { services, caller } = sceneOf(parts, ctx, person);
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
    saved: items.find(({ id }) => id === ctx.query['saved'])?.name,
    paths: {
      webServices: WEB_SERVICES,
      new: NEW_APPLICATION,
      first: after === undefined ? undefined : APPLICATIONS,
      next: next === undefined ? undefined : `${APPLICATIONS}?after=${next}`,
    },
  });
  show(parts, ctx, view);
}
