import type { ApiChoice, Application } from '../../domain/application.ts';
import { asksTheSame } from '../../domain/permissions.ts';
import { type ApplicationChanges, applicationFaults } from '../../domain/registration.ts';
import { needsOf } from '../../domain/requirements.ts';
import type { Services } from '../../operations/context.ts';
import type { FormFault } from '../../../views/faults.ts';
import type { NeededFault } from '../../../views/registration/needed.ts';
import type { TickedForYou } from '../../../views/registration/notices.tsx';
import { apiField } from '../../../views/registration/api-tree.tsx';
import { choiceOf, type Draft } from './draft.ts';
import { formFaults, ofEachKindOne } from '../form-faults.ts';
import { draftFaults, fieldFaults } from './faults.ts';
import { publicKeysIn } from './keys.ts';

/** A form that has to come back: with what is wrong, or with what it has ticked by itself. */
export interface Returned {
  readonly draft: Draft;
  readonly faults: readonly (FormFault | NeededFault)[];
  readonly ticked: readonly TickedForYou[];
}

/** Fields of registration that the operation can be given, in the words of the domain. */
export type Registered = Omit<ApplicationChanges, 'name' | 'visibility' | 'suspended' | 'requirePkce'> & {
  readonly name: string;
  readonly apis: readonly ApiChoice[];
};

/**
 * Ticks what the ticks need, which the person then looks at before anything is saved. What was ticked when the form was shown
 * (`before`) and is not any more was unticked on purpose: then the form comes back with what needs it.
 */
export function withNeeds(draft: Draft, before: ReadonlySet<string>, { catalogue }: Services): Returned | undefined {
  const needs = needsOf(catalogue, draft);
  const unticked = needs.filter(({ api }) => before.has(api.code));
  if (needs.length === 0) return undefined;
  if (unticked.length > 0) {
    const faults = unticked.map(({ api, by }) => ({
      field: apiField(api.code),
      needed: api.title,
      by: by.map(({ title }) => title),
    }));
    return { draft, faults, ticked: [] };
  }
  const apis = new Set([...draft.apis, ...needs.map(({ api }) => api.code)]);
  const ticked = needs.flatMap(({ api, by }) => by.map(({ title }) => ({ by: title, needed: api.title })));
  return { draft: { ...draft, apis }, faults: [], ticked };
}

/**
 * Gives an operation what the draft says. Where the operation finds faults, or the draft is none that an operation could be
 * given, the form comes back with everything that is wrong; everything else is thrown. `keptReasons` are those of an application
 * that is modified.
 */
export async function submitted<Result>(
  draft: Draft,
  { catalogue }: Services,
  operation: (fields: Registered) => Promise<Result>,
  keptReasons: ReadonlyMap<string, string> = new Map(),
): Promise<Returned | { readonly result: Result }> {
  const apis = choiceOf(draft, catalogue);
  const jwks = draft.authenticationMethod === 'private_key_jwt' ? publicKeysIn(draft.jwks) : undefined;
  const { name, description, active, redirectUris, postLogoutRedirectUris, grantTypes, authenticationMethod } = draft;
  const fields = {
    name,
    description,
    active,
    apis,
    redirectUris,
    postLogoutRedirectUris,
    grantTypes,
    authenticationMethod,
    jwks,
  };
  const unfit = draftFaults(draft, catalogue, keptReasons);
  if (unfit.length > 0) {
    const others = ofEachKindOne(applicationFaults(catalogue, fields).map(fieldFaults(apis)));
    return { draft, faults: [...unfit, ...others.filter(({ field }) => field !== 'jwks' || jwks !== undefined)], ticked: [] };
  }
  try {
    return { result: await operation(fields) };
  } catch (error) {
    return { draft, faults: formFaults(error, fieldFaults(apis)), ticked: [] };
  }
}

/** The choice, unless it is what the application has: an API that has left the catalogue stays as long as nothing else changes. */
export function changedChoice(
  apis: readonly ApiChoice[],
  application: Application,
  { catalogue }: Services,
): readonly ApiChoice[] | undefined {
  const known = application.apis.filter(({ code }) => catalogue.apiByCode.has(code));
  return asksTheSame(apis, known) && reasonsOf(apis) === reasonsOf(known) ? undefined : apis;
}

function reasonsOf(apis: readonly ApiChoice[]): string {
  return JSON.stringify(apis.flatMap(({ groups }) => groups.map(({ code, reason }) => `${code} ${reason}`)).toSorted());
}
