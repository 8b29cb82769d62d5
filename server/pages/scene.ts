import type Koa from 'koa';
import { notFound } from '../domain/error.ts';
import { isId } from '../domain/id.ts';
import type { Interaction, Outcome } from '../provider/interactions.ts';
import type { Person } from '../provider/sessions.ts';
import { callerOf, type PageParts } from './kit.ts';

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
  /** In bytes, where a long text is in its form. */
  readonly longestForm?: number;
  show(scene: Scene): Promise<void>;
  /** What the person decided; `undefined` when the page has been shown again. */
  decide(scene: Scene, form: URLSearchParams): Promise<Outcome | undefined>;
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

/**
 * The name of the application, for who has not signed in yet: a private one is not named to strangers. The server's own clients
 * have a name, too.
 */
export async function publicNameOfRequester({ parts, interaction }: Scene): Promise<string | undefined> {
  const { applicationId, clientId } = interaction;
  if (applicationId === undefined) return clientId;
  const application = await parts.services.directory.get('application', applicationId);
  return application?.visibility === 'public' ? application.name : undefined;
}
