import { DomainError } from '../domain/error.ts';
import { signIn } from '../operations/sign-in.ts';
import { type InteractionPage, publicNameOfRequester, type Scene } from './scene.ts';
import { show } from './kit.ts';
import { addressOf } from '../http/address.ts';
import { signInView } from '../../views/oauth/sign-in.tsx';

/** Who it is. A wrong login id and a wrong password look the same. */
export const signInPage: InteractionPage = {
  async show(scene) {
    await showSignIn(scene, scene.interaction.loginHint ?? '');
  },

  async decide(scene, form) {
    const { ctx, parts } = scene;
    if (form.get('decision') === 'cancel') return { declined: true };
    const loginId = form.get('login_id') ?? '';
    try {
      const attempt = {
        loginId,
        password: form.get('password') ?? '',
        address: addressOf(ctx.req, parts.settings.trustProxy),
        requestId: ctx.response.get('X-Request-Id'),
      };
      return { signedIn: await signIn(parts.services, attempt) };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'forbidden') throw error;
      await showSignIn(scene, loginId, true);
      return undefined;
    }
  },
};

async function showSignIn(scene: Scene, loginId: string, wrong = false): Promise<void> {
  const { parts, ctx, token, action, formTargets } = scene;
  const application = await publicNameOfRequester(scene);
  const view = signInView({ action, token, loginId, wrong, application });
  show(parts, ctx, view, { status: wrong ? 400 : 200, formTargets, within: true });
}
