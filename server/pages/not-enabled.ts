import { admit } from '../domain/gate.ts';
import { administers } from '../domain/authorization.ts';
import { availabilityOf } from '../domain/availability.ts';
import { callerOfInteraction, personOfInteraction, type InteractionPage, type Scene } from './scene.ts';
import { enablePathOf } from './enable-application.ts';
import { show } from './kit.ts';
import { type NotEnabledAudience, notEnabledView } from '../../views/oauth/not-enabled.tsx';

/**
 * The company has not enabled the application. Administrators are led to the page that can, the others told whom to ask; who may
 * not know of the application is told nothing of it.
 */
export const notEnabledPage: InteractionPage = {
  async show(scene) {
    const { parts, ctx, action, token, formTargets } = scene;
    const audience = await audienceOf(scene);
    const person = await personOfInteraction(scene);
    const status = audience.kind === 'enabled' ? 200 : 403;
    show(parts, ctx, notEnabledView({ action, token, audience }), { status, formTargets, person, within: true });
  },

  async decide(scene, form) {
    if (form.get('decision') === 'continue' && (await audienceOf(scene)).kind === 'enabled') return { settled: 'enablement' };
    if (form.get('decision') === 'cancel') return { declined: true };
    await notEnabledPage.show(scene);
    return undefined;
  },
};

async function audienceOf(scene: Scene): Promise<NotEnabledAudience> {
  const { parts, interaction } = scene;
  const caller = await callerOfInteraction(scene);
  const { user, company } = caller;
  const application = interaction.applicationId && (await parts.services.directory.get('application', interaction.applicationId));
  if (user === undefined || company === undefined || application === undefined) return { kind: 'stranger' };
  const standing = await parts.services.directory.standing({
    application,
    ownerId: application.companyId,
    companyId: company.id,
    userId: user.id,
  });
  const named = { application: application.name, company: company.name };
  if (admit(standing, true).admitted) return { kind: 'enabled', application: application.name };
  if (availabilityOf(application, standing.owner, standing.enablement, company.id) === 'hidden') return { kind: 'stranger' };
  if (!administers(caller, company.id)) return { kind: 'user', ...named };
  return { kind: 'administrator', ...named, enablePath: enablePathOf(application.id) };
}
