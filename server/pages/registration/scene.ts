import type Koa from 'koa';
import type { Application } from '../../domain/application.ts';
import { readApplication } from '../../operations/applications.ts';
import type { Caller, Services } from '../../operations/context.ts';
import type { Person } from '../../provider/sessions.ts';
import type { ApplicationPaths } from '../../../views/registration/way-back.tsx';
import { callerOf, inLanguage, type PageParts, tokenFor } from '../kit.ts';
import { applicationPath, APPLICATIONS, WEB_SERVICES } from './paths.ts';

/** What the partner's pages work with. */
export interface Scene {
  readonly parts: PageParts;
  readonly ctx: Koa.Context;
  readonly person: Person;
  readonly caller: Caller;
  /** With the catalogue in the reader's language. */
  readonly services: Services;
  /** For its forms. */
  readonly token: string;
}

/** A person's request. What they may do is decided by the operations that are given it. */
export function sceneOf(parts: PageParts, ctx: Koa.Context, person: Person): Scene {
  const caller = callerOf(parts, ctx, person);
  return { parts, ctx, person, caller, services: inLanguage(parts, ctx), token: tokenFor(parts, person.sessionUid) };
}

/** An application of the person's own company. Any other does not exist here, for the platform's staff either. */
export async function ownApplication({ services, caller }: Scene, id: string): Promise<Application> {
  return readApplication(services, { ...caller, operator: false }, id);
}

/** Where the pages around an application are. */
export function pathsOf(application: Application): ApplicationPaths {
  return { webServices: WEB_SERVICES, applications: APPLICATIONS, application: applicationPath(application.id) };
}
