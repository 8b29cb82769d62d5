import type Koa from 'koa';
import { changeApplication } from '../../operations/applications.ts';
import { revokeApplicationTokens } from '../../operations/secrets.ts';
import type { Person } from '../../provider/sessions.ts';
import { type EndingProps, endingView } from '../../../views/registration/ending.tsx';
import { formOf, type PageParts, seeOther, show } from '../kit.ts';
import { applicationPath, APPLICATIONS, type Step } from './paths.ts';
import { ownApplication, pathsOf, sceneOf } from './scene.ts';

type Page = (parts: PageParts, ctx: Koa.Context, person: Person, id: string) => Promise<void>;

/** Whether to revoke all tokens. */
export const showRevokeTokens: Page = ending('tokens', 'revoke-tokens');

/** Whether to deactivate the application; possible for a company that is no Development Partner any more, too. */
export const showDeactivate: Page = ending('application', 'deactivate');

function ending(ends: EndingProps['ends'], step: Step): Page {
  return async function showEnding(parts, ctx, person, id) {
    const scene = sceneOf(parts, ctx, person);
    const application = await ownApplication(scene, id);
    const paths = pathsOf(application);
    const action = applicationPath(id, step);
    show(parts, ctx, endingView({ ends, action, token: scene.token, application: application.name, paths }));
  };
}

/** Ends everything that was issued to the application. */
export const decideRevokeTokens: Page = async (parts, ctx, person, id) => {
  await formOf(parts, ctx, person.sessionUid);
  const scene = sceneOf(parts, ctx, person);
  const application = await ownApplication(scene, id);
  await revokeApplicationTokens(scene.services, scene.caller, application.id);
  seeOther(ctx, `${applicationPath(id)}?done=revoked`);
};

/** Deactivates the application. */
export const decideDeactivate: Page = async (parts, ctx, person, id) => {
  await formOf(parts, ctx, person.sessionUid);
  const scene = sceneOf(parts, ctx, person);
  const application = await ownApplication(scene, id);
  await changeApplication(scene.services, scene.caller, application.id, { active: false });
  seeOther(ctx, `${APPLICATIONS}?deactivated=${id}`);
};
