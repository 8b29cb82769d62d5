import { admit } from '../domain/gate.ts';
import { administers } from '../domain/authorization.ts';
import { availabilityOf } from '../domain/availability.ts';
import { DomainError } from '../domain/error.ts';
import { askForApplication, readOwnRequest } from '../operations/requests.ts';
import type { FormFault } from '../../views/faults.ts';
import { type NotEnabledAudience, notEnabledView } from '../../views/oauth/not-enabled.tsx';
import { enablePathOf } from './enabling/paths.ts';
import { formFaults } from './form-faults.ts';
import { seeOther, show } from './kit.ts';
import { LONGEST_DRAFT } from './registration/draft.ts';
import { callerOfInteraction, personOfInteraction, type InteractionPage, type Scene } from './scene.ts';

/**
 * The company has not enabled the application. Administrators are led to the page that can, the others can ask them; who may not
 * know of the application is told nothing of it. Once it is enabled, the same page leads on to where the sign-in stopped.
 */
export const notEnabledPage: InteractionPage = {
  longestForm: LONGEST_DRAFT,

  show: (scene) => showPage(scene),

  async decide(scene, form) {
    const decision = form.get('decision');
    if (decision === 'cancel') return { declined: true };
    const audience = await audienceOf(scene);
    if (decision === 'continue' && audience.kind === 'enabled') return { settled: 'enablement' };
    if (decision === 'ask' && audience.kind === 'user') await ask(scene, form.get('reason') ?? '');
    else await showPage(scene);
    return undefined;
  },
};

interface Typed {
  readonly reason: string;
  readonly faults: readonly FormFault[];
  /** The administrators take no requests for it. */
  readonly refused: boolean;
}

async function showPage(scene: Scene, typed?: Typed): Promise<void> {
  const { parts, ctx, action, token, formTargets } = scene;
  const audience = await audienceOf(scene);
  const person = await personOfInteraction(scene);
  const status = typed !== undefined ? (typed.refused ? 409 : 400) : audience.kind === 'enabled' ? 200 : 403;
  const view = notEnabledView({ action, token, audience, typed });
  show(parts, ctx, view, { status, formTargets, person, within: true });
}

async function ask(scene: Scene, reason: string): Promise<void> {
  const { parts, ctx, interaction, action } = scene;
  const caller = await callerOfInteraction(scene);
  try {
    await askForApplication(parts.services, caller, caller.company?.id ?? '', interaction.applicationId ?? '', reason);
    seeOther(ctx, action);
  } catch (error) {
    const refused = error instanceof DomainError && error.code === 'conflict';
    await showPage(scene, { reason, refused, faults: refused ? [] : formFaults(error) });
  }
}

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
  if (administers(caller, company.id)) return { kind: 'administrator', ...named, enablePath: enablePathOf(application.id) };
  const own = await readOwnRequest(parts.services, caller, application.id);
  return { kind: 'user', ...named, asked: own && { state: own.state, at: own.createdAt, reason: own.reasons.at(-1) ?? '' } };
}
