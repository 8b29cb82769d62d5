import { confirmConnection } from '../operations/connections.ts';
import { callerOfInteraction, type InteractionPage, personOfInteraction } from './scene.ts';
import { show } from './kit.ts';
import { notFound } from '../domain/error.ts';
import { offerTo } from '../domain/offer.ts';
import * as views from './plain-views.ts';

/** Whether the person lets the application act for them. What is confirmed is what the interaction says, not what is posted. */
export const consentPage: InteractionPage = {
  async show(scene) {
    const { parts, ctx, interaction, token, action, formTargets } = scene;
    const { directory, catalogue } = parts.services;
    const { company } = await personOfInteraction(scene);
    const application = interaction.applicationId && (await directory.get('application', interaction.applicationId));
    if (application === undefined) throw notFound();
    const offer = offerTo(catalogue, application, company.id);
    show(
      ctx,
      views.decision('Let it act for you?', action, token, application.name + JSON.stringify(offer.apis), ['approve', 'deny']),
      200,
      formTargets,
    );
  },

  async decide(scene, form) {
    const { parts, interaction } = scene;
    if (form.get('decision') !== 'approve') {
      if (form.get('decision') === 'deny') return { declined: true };
      await consentPage.show(scene);
      return undefined;
    }
    if (interaction.applicationId === undefined) throw notFound();
    await confirmConnection(parts.services, await callerOfInteraction(scene), interaction.applicationId, interaction.scopes);
    return { settled: 'consent' };
  },
};
