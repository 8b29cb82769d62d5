import type Koa from 'koa';
import type { Person } from '../../provider/sessions.ts';
import { listApplications } from '../../operations/applications.ts';
import { webServicesView } from '../../../views/registration/web-services.tsx';
import { type PageParts, show } from '../kit.ts';
import { ENABLE_APPLICATIONS, REQUESTS } from '../enabling/paths.ts';
import { APPLICATIONS } from './paths.ts';
import { sceneOf } from './scene.ts';

/** Administration › Web Services. */
export async function showWebServices(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const { services, caller } = sceneOf(parts, ctx, person);
  const { items } = await listApplications(services, { ...caller, operator: false }, { limit: 1 });
  const view = webServicesView({
    company: person.company.name,
    developer: person.company.developmentPartner,
    registered: items.length > 0,
    paths: { applications: APPLICATIONS, enable: ENABLE_APPLICATIONS, requests: REQUESTS },
  });
  show(parts, ctx, view);
}
