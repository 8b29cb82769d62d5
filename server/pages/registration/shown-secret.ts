import type Koa from 'koa';
import type { Application } from '../../domain/application.ts';
import { secretMatches } from '../../domain/secret.ts';
import type { Person } from '../../provider/sessions.ts';
import { goneSecretView, type SecretOrigin, shownSecretView } from '../../../views/registration/shown-secret.tsx';
import { type PageParts, show } from '../kit.ts';
import { seeOnce, type ShowingPage, takeOnce } from '../shown-once.ts';
import { applicationPath } from './paths.ts';
import { ownApplication, pathsOf, type Scene, sceneOf } from './scene.ts';

interface Kept {
  readonly secret: string;
  readonly origin: SecretOrigin;
}

/** Leads to the page that shows the secret. */
export function seeSecret(scene: Scene, application: Application, kept: Kept): void {
  seeOnce(pageOf(scene, application), kept);
}

/** The page of the secret: to the first who opens it, and then no more. */
export async function showSecret(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const scene = sceneOf(parts, ctx, person);
  const application = await ownApplication(scene, id);
  const common = { application: application.name, paths: pathsOf(application) };
  const kept = await takeOnce<Kept>(pageOf(scene, application));
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
  return show(parts, ctx, view, { once: true });
}

function pageOf({ parts, ctx, person }: Scene, { id }: Application): ShowingPage {
  return { parts, ctx, person, path: applicationPath(id, 'secret/shown'), about: `secret of ${id}` };
}
