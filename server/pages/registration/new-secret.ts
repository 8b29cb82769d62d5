import type Koa from 'koa';
import { replaceApplicationSecret } from '../../operations/secrets.ts';
import type { Person } from '../../provider/sessions.ts';
import { newSecretView } from '../../../views/registration/new-secret.tsx';
import { formOf, type PageParts, show } from '../kit.ts';
import { applicationPath } from './paths.ts';
import { ownApplication, pathsOf, sceneOf } from './scene.ts';
import { seeSecret } from './shown-secret.ts';

/** New Secret: what ends with it. */
export async function showNewSecret(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const scene = sceneOf(parts, ctx, person);
  const application = await ownApplication(scene, id);
  const view = newSecretView({
    action: applicationPath(id, 'secret'),
    token: scene.token,
    application: application.name,
    paths: pathsOf(application),
    madeAt: application.secret?.createdAt,
  });
  show(parts, ctx, view);
}

/** Replaces the secret, and leads to the new one. Of two administrators at the same moment each sees own result. */
export async function decideNewSecret(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const form = await formOf(parts, ctx, person.sessionUid);
  const scene = sceneOf(parts, ctx, person);
  const given = { revokeTokens: form.has('revoke_tokens') };
  const application = await ownApplication(scene, id);
  const { record, secret } = await replaceApplicationSecret(scene.services, scene.caller, application.id, given);
  seeSecret(scene, record, { secret, origin: 'replaced' });
}
