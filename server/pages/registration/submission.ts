import type { ApiChoice, Application } from '../../domain/application.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
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

/** Why an application that is modified needs its groups, by their codes. */
type KeptReasons = ReadonlyMap<string, string>;

const NO_REASONS: KeptReasons = new Map();

/**
 * Ticks what the ticks need, which the person then looks at before anything is saved. What was ticked when the form was shown
 * (`before`) and is not any more was unticked on purpose: then the form comes back with what needs it, and with all else that
 * is wrong.
 */
export function withNeeds(
  draft: Draft,
  before: ReadonlySet<string>,
  { catalogue }: Services,
  keptReasons: KeptReasons = NO_REASONS,
): Returned | undefined {
  const needs = needsOf(catalogue, draft);
  const unticked = needs.filter(({ api }) => before.has(api.code));
  if (needs.length === 0) return undefined;
  const apis = new Set([...draft.apis, ...needs.map(({ api }) => api.code)]);
  const complete = { ...draft, apis };
  if (unticked.length > 0) {
    const needed = unticked.map(({ api, by }) => ({
      field: apiField(api.code),
      needed: api.title,
      by: by.map(({ title }) => title),
    }));
    return { draft, faults: [...needed, ...faultsOf(complete, catalogue, keptReasons)], ticked: [] };
  }
  const ticked = needs.flatMap(({ api, by }) => by.map(({ title }) => ({ by: title, needed: api.title })));
  return { draft: complete, faults: [], ticked };
}

/**
 * Gives an operation what the draft says. Where the operation finds faults, or the draft is none that an operation could be
 * given, the form comes back with everything that is wrong; everything else is thrown.
 */
export async function submitted<Result>(
  draft: Draft,
  { catalogue }: Services,
  operation: (fields: Registered) => Promise<Result>,
  keptReasons: KeptReasons = NO_REASONS,
): Promise<Returned | { readonly result: Result }> {
  if (draftFaults(draft, catalogue, keptReasons).length > 0) {
    return { draft, faults: faultsOf(draft, catalogue, keptReasons), ticked: [] };
  }
  const fields = fieldsOf(draft, catalogue);
  try {
    return { result: await operation(fields) };
  } catch (error) {
    return { draft, faults: formFaults(error, fieldFaults(fields.apis)), ticked: [] };
  }
}

/** Everything that is wrong with a draft, as far as it can be seen before anything is saved. */
function faultsOf(draft: Draft, catalogue: Catalogue, keptReasons: KeptReasons): FormFault[] {
  const fields = fieldsOf(draft, catalogue);
  const own = draftFaults(draft, catalogue, keptReasons);
  const others = ofEachKindOne(applicationFaults(catalogue, fields).map(fieldFaults(fields.apis)));
  // Keys that cannot be read look like none to the rule, which the draft's own fault says better.
  return [...own, ...others.filter(({ field }) => field !== 'jwks' || fields.jwks !== undefined)];
}

function fieldsOf(draft: Draft, catalogue: Catalogue) {
  const { name, description, active, redirectUris, postLogoutRedirectUris, grantTypes, authenticationMethod } = draft;
  return {
    name,
    description,
    active,
    apis: choiceOf(draft, catalogue),
    redirectUris,
    postLogoutRedirectUris,
    grantTypes,
    authenticationMethod,
    jwks: authenticationMethod === 'private_key_jwt' ? publicKeysIn(draft.jwks) : undefined,
  };
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
