import type Koa from 'koa';
import { isId } from '../../domain/id.ts';
import { listAllApplications } from '../../operations/review.ts';
import type { Person } from '../../provider/sessions.ts';
import { applicationsView } from '../../../views/operators/applications.tsx';
import { type PageParts, show } from '../kit.ts';
import { publisherOf } from '../publisher.ts';
import { applicationPath, APPLICATIONS, REVIEW } from './paths.ts';
import { sceneOf } from './scene.ts';

/** With names at their longest, as much as a page may weigh. */
const ON_A_PAGE = 15;

/** All applications of all companies. */
export async function showApplications(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const { services, caller } = sceneOf(parts, ctx, person);
  const after = isId('application', ctx.query['after']) ? ctx.query['after'] : undefined;
  const { items, next } = await listAllApplications(services, caller, { after, limit: ON_A_PAGE });
  const view = applicationsView({
    applications: items.map(({ application, owner }) => ({
      ...application,
      publisher: publisherOf(owner),
      path: applicationPath(application.id),
    })),
    paths: {
      review: REVIEW,
      first: after === undefined ? undefined : APPLICATIONS,
      next: next === undefined ? undefined : `${APPLICATIONS}?after=${next}`,
    },
  });
  show(parts, ctx, view);
}
