import { companyOf } from '../domain/company.ts';
import { DomainError, type Fault, invalid, notFound } from '../domain/error.ts';
import { newId } from '../domain/id.ts';
import { userOf } from '../domain/user.ts';
import { countSignUpAttempt } from './attempts.ts';
import { settle } from './commit.ts';
import { companyFacts } from './company-events.ts';
import type { Caller, Services } from './context.ts';
import { eventBy } from './events.ts';
import type { SignedIn } from './sign-in.ts';
import { userFacts } from './user-events.ts';

/** What somebody says of themself and their company. */
export interface SandboxSignUp {
  readonly companyName: string;
  readonly domain: string;
  readonly name: string;
  readonly email: string;
  readonly loginId: string;
  readonly password: string;
  readonly address?: string | undefined;
  readonly requestId?: string | undefined;
}

/**
 * Anybody makes a Development Partner company and becomes its Web Services Administrator (seed:13), both or neither. The domain
 * is a claim that nobody has verified. Does not exist unless it is switched on.
 *
 * Whoever chooses a login id has to be told that it is taken. That is all that can be learned here of the server's users, at the
 * price of an attempt: each counts for the address before anything is looked at, and the answer takes a hash's time either way.
 */
export async function signUpSandbox(services: Services, given: SandboxSignUp): Promise<SignedIn> {
  if (services.sandboxSignUp === undefined) throw notFound();
  const { address, requestId } = given;
  await countSignUpAttempt(services, services.sandboxSignUp, address);
  const { company, user: made } = bothOf(given, services.now());
  const user = { ...made, passwordHash: await services.passwords.hash(given.password) };
  const self: Caller = { actor: { type: 'user', id: user.id }, user, company, operator: false, address, requestId };
  const about = { companyId: company.id };
  return settle(services, async () => ({
    changes: [
      { noun: 'company', record: company },
      { noun: 'user', record: user },
    ],
    events: [
      eventBy(services, self, 'company.signed_up', { ...about, after: companyFacts(company) }),
      eventBy(services, self, 'user.created', { ...about, after: { user: user.id, ...userFacts(user) } }),
    ],
    result: { user, company },
  }));
}

/** Both, or the faults of both at once. */
function bothOf({ companyName, domain, name, email, loginId, password }: SandboxSignUp, at: number) {
  const faults: Fault[] = [];
  const company = orFaults(faults, () =>
    companyOf({ name: companyName, domain, developmentPartner: true }, newId('company', at), at),
  );
  // The company's name stands in a field of its own beside the person's.
  const told = faults.map((fault) => (fault.pointer === '/name' ? { ...fault, pointer: '/company_name' } : fault));
  const roles = ['web_services_administrator'] as const;
  const companyId = company?.id ?? newId('company', at);
  const user = orFaults(told, () => userOf({ loginId, name, email, password, roles }, companyId, newId('user', at), at));
  if (company === undefined || user === undefined) throw invalid(...told);
  return { company, user };
}

function orFaults<T>(faults: Fault[], make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
    faults.push(...error.faults);
    return undefined;
  }
}
