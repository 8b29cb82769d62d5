import { createHash } from 'node:crypto';
import type Koa from 'koa';
import type { Application } from '../../domain/application.ts';
import { secretMatches } from '../../domain/secret.ts';
import type { Person } from '../../provider/sessions.ts';
import { goneSecretView, type SecretOrigin, shownSecretView } from '../../../views/registration/shown-secret.tsx';
import { type PageParts, seeOther, show } from '../kit.ts';
import { applicationPath } from './paths.ts';
import { ownApplication, pathsOf, type Scene, sceneOf } from './scene.ts';

/**
 * A secret is shown by the page after the one that made it, so that neither going back nor loading again sends a form twice. On
 * the way it stands in a cookie of that one page, encrypted and bound to session and application: no store, log or address ever
 * holds it. The page shows it to the first request only, whatever a browser keeps of the cookie.
 */
const COOKIE = 'secret';
const LIFE_SECONDS = 120;

interface Kept {
  readonly secret: string;
  readonly origin: SecretOrigin;
}

/** Leads to the page that shows the secret. */
export function seeSecret({ parts, ctx, person }: Scene, application: Application, kept: Kept): void {
  const { services } = parts;
  const expires = services.now() + LIFE_SECONDS * 1_000;
  const sealed = services.keyring.seal('shown-secret', JSON.stringify({ ...kept, expires }), about(person, application));
  setCookie(parts, ctx, application, sealed);
  seeOther(ctx, applicationPath(application.id, 'secret/shown'));
}

/** The page of the secret: to the first who opens it, and then no more. */
export async function showSecret(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const scene = sceneOf(parts, ctx, person);
  const application = await ownApplication(scene, id);
  const common = { application: application.name, paths: pathsOf(application) };
  // HEAD shows nothing, so it uses nothing up.
  const kept = ctx.method === 'GET' ? await takeSecret(scene, application) : undefined;
  if (kept === undefined) {
    const newSecret = application.secret && applicationPath(application.id, 'secret');
    return show(parts, ctx, goneSecretView({ ...common, newSecret }));
  }
  const { secret, origin } = kept;
  const keys = parts.services.keyring.keys('client-secret');
  const view = shownSecretView({
    ...common,
    company: person.company.name,
    domain: person.company.domain,
    applicationKey: application.id,
    secret,
    origin,
    current: application.secret !== undefined && secretMatches(secret, application.secret, keys),
  });
  return show(parts, ctx, view);
}

async function takeSecret({ parts, ctx, person }: Scene, application: Application): Promise<Kept | undefined> {
  const { artifacts, keyring, now } = parts.services;
  const sealed = ctx.cookies.get(COOKIE, { signed: false }) ?? '';
  const plain = keyring.open('shown-secret', sealed, about(person, application));
  if (plain === undefined) return undefined;
  setCookie(parts, ctx, application, undefined);
  const { expires, ...kept } = JSON.parse(plain) as Kept & { readonly expires: number };
  if (expires <= now()) return undefined;
  const id = createHash('sha256').update(`shown ${sealed}`).digest('base64url');
  return (await artifacts.add({ model: 'ReplayDetection', id }, { payload: {}, expiresAt: expires })) ? kept : undefined;
}

function about({ sessionUid }: Person, { id }: Application): string {
  return `secret of ${id} in ${sessionUid}`;
}

function setCookie({ settings }: PageParts, ctx: Koa.Context, { id }: Application, value: string | undefined): void {
  ctx.cookies.set(COOKIE, value, {
    signed: false,
    httpOnly: true,
    sameSite: 'strict',
    path: applicationPath(id, 'secret/shown'),
    secure: settings.issuer.startsWith('https:'),
    ...(value !== undefined && { maxAge: LIFE_SECONDS * 1_000 }),
  });
}
