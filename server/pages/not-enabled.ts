import { admit } from '../domain/gate.ts';
import { administers } from '../domain/authorization.ts';
import { availabilityOf } from '../domain/availability.ts';
import { callerOfInteraction, type InteractionPage, type Scene } from './scene.ts';
import { show } from './kit.ts';
import * as views from './plain-views.ts';

/**
 * The company has not enabled the application. Administrators are led to the page that can, the others told whom to ask; who may
 * not know of the application is told nothing of it.
 */
export const notEnabledPage: InteractionPage = {
  async show(scene) {
    const { ctx, action, token, formTargets } = scene;
    const audience = await audienceOf(scene);
    if (audience.kind === 'enabled') {
      show(ctx, views.decision('Enabled', action, token, 'It was enabled meanwhile.', ['continue', 'cancel']), 200, formTargets);
      return;
    }
    const link =
      audience.kind === 'administrator'
        ? `<a href="/administration/web-services/enable/${scene.interaction.applicationId}">Enable</a>`
        : '';
    show(ctx, views.decision(`Not enabled (${audience.kind})`, action, token, '', ['cancel'], link), 403, formTargets);
  },

  async decide(scene, form) {
    if (form.get('decision') === 'continue' && (await audienceOf(scene)).kind === 'enabled') return { settled: 'enablement' };
    if (form.get('decision') === 'cancel') return { declined: true };
    await notEnabledPage.show(scene);
    return undefined;
  },
};

type Audience = { kind: 'enabled' | 'administrator' | 'user' | 'stranger' };

async function audienceOf(scene: Scene): Promise<Audience> {
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
  if (admit(standing, true).admitted) return { kind: 'enabled' };
  if (availabilityOf(application, standing.owner, standing.enablement, company.id) === 'hidden') return { kind: 'stranger' };
  return { kind: administers(caller, company.id) ? 'administrator' : 'user' };
}
