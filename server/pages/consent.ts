import { confirmConnection } from '../operations/connections.ts';
import { notFound } from '../domain/error.ts';
import { offerTo } from '../domain/offer.ts';
import { consentView } from '../../views/oauth/consent.tsx';
import { inLanguage, show } from './kit.ts';
import { publisherOf } from './publisher.ts';
import { titled } from './titled-scopes.ts';
import { callerOfInteraction, type InteractionPage, personOfInteraction } from './scene.ts';

/** Whether the person lets the application act for them. What is confirmed is what the interaction says, not what is posted. */
export const consentPage: InteractionPage = {
  async show(scene) {
    const { parts, ctx, interaction, token, action, formTargets } = scene;
    const { directory } = parts.services;
    const person = await personOfInteraction(scene);
    const application = interaction.applicationId && (await directory.get('application', interaction.applicationId));
    const owner = application && (await directory.get('company', application.companyId));
    if (application === undefined || owner === undefined) throw notFound();
    const asked = new Set(interaction.scopes);
    const view = consentView({
      action,
      token,
      application: application.name,
      company: person.company.name,
      publisher: publisherOf(owner),
      redirectHost: hostOf(interaction.redirectUri),
      identity: asked.has('openid') || asked.has('profile'),
      email: asked.has('email'),
      scopes: titled(offerTo(inLanguage(parts, ctx).catalogue, application, person.company.id), asked),
    });
    show(parts, ctx, view, { formTargets, person, within: true });
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

function hostOf(uri: string | undefined): string | undefined {
  return uri === undefined ? undefined : URL.parse(uri)?.host;
}
