import * as fc from 'fast-check';
import type { Application, ApiChoice } from '../../server/domain/application.ts';
import { certified } from '../../server/domain/certification.ts';
import { disabled, enabled } from '../../server/domain/enabling.ts';
import type { Enablement } from '../../server/domain/enablement.ts';
import { newId } from '../../server/domain/id.ts';
import { offerTo } from '../../server/domain/offer.ts';
import { applicationOf, modifiedApplication } from '../../server/domain/registration.ts';
import { aCompany, T0 } from '../builders.ts';
import { CATALOGUE } from './sample-catalogue.ts';

/** Anything that can happen between an owner who changes an application, a reviewer, and a customer who approves or disables. */
export type Step =
  | { readonly who: 'owner'; readonly apis: readonly ApiChoice[] }
  | { readonly who: 'reviewer'; readonly action: 'approve' | 'reject' }
  | { readonly who: 'customer'; readonly leavesOut: readonly string[] }
  | { readonly who: 'customer'; readonly disables: true };

/** What is there after so many steps. */
export interface Scene {
  readonly application: Application;
  readonly enablement: Enablement | undefined;
  /** For each scope that is there now: whether the customer has approved it since it was last added. */
  readonly approvedSinceAdded: ReadonlySet<string>;
}

export const CUSTOMER = newId('company', T0);

const groupChoice = (code: string) => fc.record({ code: fc.constant(code), required: fc.boolean(), reason: fc.constant('') });
const groupsOf = (...codes: string[]) =>
  fc
    .tuple(...codes.map((code) => fc.option(groupChoice(code), { nil: undefined })))
    .map((groups) => groups.filter((group) => group !== undefined));

const choice: fc.Arbitrary<ApiChoice[]> = fc
  .record({
    EXPRPT: fc.option(groupsOf('BANK', 'CCARD'), { nil: undefined }),
    QUICKEXP: fc.option(fc.constant([]), { nil: undefined }),
    LIST: fc.option(fc.constant([]), { nil: undefined }),
    FOP: fc.option(groupsOf('GHOST'), { nil: undefined }),
  })
  .map((ticked) =>
    Object.entries(ticked).flatMap(([code, groups]) =>
      groups === undefined || (code === 'QUICKEXP' && ticked.EXPRPT === undefined) ? [] : [{ code, groups }],
    ),
  );

/** Any story of up to twenty steps. */
export const story: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ who: fc.constant('owner' as const), apis: choice }),
    fc.record({
      who: fc.constant('reviewer' as const),
      action: fc.constantFrom('approve' as const, 'approve' as const, 'reject' as const),
    }),
    fc.record({ who: fc.constant('customer' as const), leavesOut: fc.subarray(['BANK', 'CCARD', 'GHOST']) }),
    fc.constant({ who: 'customer' as const, disables: true as const }),
  ),
  { maxLength: 20 },
);

/** Tells the story from a registered application that asks for nothing, and yields every scene of it. */
export function* told(steps: readonly Step[]): Generator<Scene> {
  const place = { id: newId('application', T0), owner: aCompany(), at: T0 };
  let scene: Scene = {
    application: applicationOf(CATALOGUE, { name: 'Partner' }, place),
    enablement: undefined,
    approvedSinceAdded: new Set(),
  };
  for (const step of steps) {
    scene = after(scene, step);
    yield scene;
  }
}

function after(scene: Scene, step: Step): Scene {
  const { application, enablement, approvedSinceAdded } = scene;
  if (step.who === 'owner') {
    const modified = modifiedApplication(CATALOGUE, application, { apis: step.apis });
    const there = new Set(modified.terms.map(({ scope }) => scope));
    return {
      ...scene,
      application: modified,
      approvedSinceAdded: new Set([...approvedSinceAdded].filter((scope) => there.has(scope))),
    };
  }
  if (step.who === 'reviewer') {
    const { permissionVersion } = application;
    const submitted =
      application.certification === 'submitted' ? application : { ...application, certification: 'submitted' as const };
    return { ...scene, application: certified(submitted, { action: step.action, permissionVersion }) };
  }
  if ('disables' in step) {
    return enablement === undefined ? scene : { ...scene, enablement: disabled(enablement, T0, 'usr') };
  }
  const offer = offerTo(CATALOGUE, application, CUSTOMER);
  const approvedScopes = offer.terms
    .filter(({ scope, required }) => required || !step.leavesOut.includes(scope))
    .map(({ scope }) => scope);
  const decision = { companyId: CUSTOMER, applicationId: application.id, at: T0, by: 'usr' };
  const approval = { approvedScopes, permissionVersion: offer.version };
  return {
    ...scene,
    enablement: enabled(offer, enablement, approval, decision),
    approvedSinceAdded: new Set(approvedScopes),
  };
}
