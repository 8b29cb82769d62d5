import type Koa from 'koa';
import { isId } from '../../domain/id.ts';
import { listSubmittedApplications } from '../../operations/review.ts';
import type { Person } from '../../provider/sessions.ts';
import { reviewView } from '../../../views/operators/review.tsx';
import { type PageParts, show } from '../kit.ts';
import { publisherOf } from '../publisher.ts';
import { applicationPath, APPLICATIONS, REVIEW } from './paths.ts';
import { sceneOf } from './scene.ts';

/** With names at their longest, as much as a page may weigh. */
const ON_A_PAGE = 12;

/** What waits for the review. */
export async function showReview(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const { services, caller } = sceneOf(parts, ctx, person);
  const after = isId('application', ctx.query['after']) ? ctx.query['after'] : undefined;
  const { items, next } = await listSubmittedApplications(services, caller, { after, limit: ON_A_PAGE });
  const view = reviewView({
    applications: items.map(({ application, owner }) => ({
      name: application.name,
      description: application.description,
      publisher: publisherOf(owner),
      apis: application.apis.length,
      groups: application.apis.flatMap(({ groups }) => groups).length,
      again: application.approvedPermissionVersion > 0,
      changedAt: application.updatedAt,
      path: applicationPath(application.id),
    })),
    paths: {
      all: APPLICATIONS,
      first: after === undefined ? undefined : REVIEW,
      next: next === undefined ? undefined : `${REVIEW}?after=${next}`,
    },
  });
  show(parts, ctx, view);
}
