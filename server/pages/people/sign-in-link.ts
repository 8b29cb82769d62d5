import type Koa from 'koa';
import { assertMayMakeSignInLink } from '../../domain/authorization.ts';
import { DomainError } from '../../domain/error.ts';
import type { User } from '../../domain/user.ts';
import { createSignInLink, openSignInLink, SIGN_IN_LINK_PATH } from '../../operations/sign-in-links.ts';
import type { Person } from '../../provider/sessions.ts';
import { makeLinkView } from '../../../views/people/confirming.tsx';
import { goneLinkView, shownLinkView } from '../../../views/people/shown-link.tsx';
import { formOf, type PageParts, seeOther, show } from '../kit.ts';
import { seeOnce, type ShowingPage, takeOnce } from '../shown-once.ts';
import { personPath } from './paths.ts';
import { type Scene, sceneOf, userIn } from './scene.ts';

/** What the page of a link shows once. */
interface Kept {
  readonly token: string;
  readonly expiresAt: number;
}

/** Whether to make a link with which a person sets a password. */
export async function showMakeLink(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const scene = await sceneOf(parts, ctx, person);
  const user = await userIn(scene, id);
  if (user.active) assertMayMakeSignInLink(scene.caller, user);
  showQuestion(scene, user, false);
}

/** Makes the link. Where mail is sent, the person gets it and nobody sees it; else it is shown once, to who made it. */
export async function decideMakeLink(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  await formOf(parts, ctx, person.sessionUid);
  const scene = await sceneOf(parts, ctx, person);
  const { services, caller, company, place } = scene;
  try {
    const made = await createSignInLink(services, caller, company.id, id);
    if (made.sent) return seeOther(ctx, `${personPath(place.people, id)}?done=sent`);
    const { token, expiresAt } = made;
    return seeOnce(pageOf(scene, id), { token, expiresAt } satisfies Kept);
  } catch (error) {
    // The mail server did not take the letter: that has a cause, and is not the administrator's to mend.
    if (!(error instanceof DomainError) || error.code !== 'conflict' || error.cause === undefined) throw error;
    return showQuestion(scene, await userIn(scene, id), true);
  }
}

function showQuestion(scene: Scene, user: User, failed: boolean): void {
  const { parts, ctx, services, token, place } = scene;
  const view = makeLinkView({
    place,
    token,
    action: personPath(place.people, user.id, 'sign-in-link'),
    path: personPath(place.people, user.id),
    person: user.name,
    email: user.email,
    active: user.active,
    sends: services.mail !== undefined,
    failed,
  });
  show(parts, ctx, view, { status: failed ? 409 : 200 });
}

/** The page of the link: to the first who opens it, and then no more. */
export async function showLink(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const scene = await sceneOf(parts, ctx, person);
  const { place } = scene;
  const user = await userIn(scene, id);
  const about = { place, person: user.name, path: personPath(place.people, id) };
  const kept = await takeOnce<Kept>(pageOf(scene, id));
  if (kept === undefined) {
    return show(parts, ctx, goneLinkView({ ...about, again: personPath(place.people, id, 'sign-in-link') }));
  }
  const { token, expiresAt } = kept;
  const link = `${parts.settings.issuer}${SIGN_IN_LINK_PATH}${token}`;
  const view = shownLinkView({ ...about, link, until: expiresAt, current: await worksStill(scene, token) });
  return show(parts, ctx, view, { once: true });
}

async function worksStill({ services }: Scene, token: string): Promise<boolean> {
  try {
    await openSignInLink(services, token);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return false;
    throw error;
  }
}

function pageOf({ parts, ctx, person, place }: Scene, id: string): ShowingPage {
  return { parts, ctx, person, path: personPath(place.people, id, 'sign-in-link/shown'), about: `sign-in link of ${id}` };
}
