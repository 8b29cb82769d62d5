import type Koa from 'koa';
import { notFound } from '../domain/error.ts';
import { isId } from '../domain/id.ts';
import { originOf } from '../http/page-headers.ts';
import type { Interaction, Outcome } from '../provider/interactions.ts';
import type { Person } from '../provider/sessions.ts';
import { consentPage } from './consent.ts';
import { callerOf, formOf, type PageParts, seeOther, tokenFor } from './kit.ts';
import { notEnabledPage } from './not-enabled.ts';
import { signInPage } from './sign-in.ts';

/** What a page of an interaction works with. */
export interface Scene {
  readonly parts: PageParts;
  readonly ctx: Koa.Context;
  readonly interaction: Interaction;
  /** For its forms. */
  readonly token: string;
  /** The forms lead back to the application in the end. */
  readonly formTargets: readonly string[];
  /** Where its forms go. */
  readonly action: string;
}

/** One of the questions that an authorization request may have to a person. */
export interface InteractionPage {
  show(scene: Scene): Promise<void>;
  /** What the person decided; `undefined` when the page has been shown again. */
  decide(scene: Scene, form: URLSearchParams): Promise<Outcome | undefined>;
}

const PAGES: Readonly<Record<string, InteractionPage>> = { login: signInPage, enablement: notEnabledPage, consent: consentPage };

/** `GET /interaction/:uid`: the question that the request waits for. */
export async function showInteraction(parts: PageParts, ctx: Koa.Context, uid: string): Promise<void> {
  const scene = await sceneOf(parts, ctx, uid);
  await pageOf(scene).show(scene);
}

/** `POST /interaction/:uid`: the answer; the engine goes on from there. */
export async function decideInteraction(parts: PageParts, ctx: Koa.Context, uid: string): Promise<void> {
  const scene = await sceneOf(parts, ctx, uid);
  const form = await formOf(parts, ctx, uid);
  const outcome = await pageOf(scene).decide(scene, form);
  if (outcome !== undefined) seeOther(ctx, await parts.interactions.resume(ctx.req, ctx.res, outcome));
}

/** The interaction of this browser. Another browser's, and one that is over, is a page that does not exist. */
async function sceneOf(parts: PageParts, ctx: Koa.Context, uid: string): Promise<Scene> {
  const interaction = await parts.interactions.find(ctx.req, ctx.res, uid);
  if (interaction === undefined) throw notFound();
  const formTargets = originOf(interaction.redirectUri);
  return { parts, ctx, interaction, token: tokenFor(parts, uid), formTargets, action: `/interaction/${uid}` };
}

function pageOf({ interaction }: Scene): InteractionPage {
  const page = PAGES[interaction.prompt];
  if (page === undefined) throw notFound();
  return page;
}

/** Who has signed in within the interaction, as they are now. */
export async function personOfInteraction({ parts, interaction }: Scene): Promise<Omit<Person, 'sessionUid'>> {
  const { directory } = parts.services;
  const user = isId('user', interaction.userId) ? await directory.get('user', interaction.userId) : undefined;
  const company = user && (await directory.get('company', user.companyId));
  if (user === undefined || company === undefined) throw notFound();
  return { user, company };
}

/** The same as the operations know callers. */
export async function callerOfInteraction(scene: Scene) {
  return callerOf(scene.parts, scene.ctx, await personOfInteraction(scene));
}

/** The name under which the application is known; the server's own clients have one, too. */
export async function nameOfRequester({ parts, interaction }: Scene): Promise<string> {
  const { applicationId, clientId } = interaction;
  const application = applicationId && (await parts.services.directory.get('application', applicationId));
  return application?.name ?? clientId;
}
