import type { Company, CompanyChanges } from '../domain/company.ts';
import { DomainError } from '../domain/error.ts';
import { changedSince, COMPANY_FIELDS, USER_FIELDS } from '../domain/form-marks.ts';
import type { User, UserChanges } from '../domain/user.ts';
import { changeCompany, readCompany } from './companies.ts';
import type { Caller, Services } from './context.ts';
import { changeUser, readUser } from './users.ts';

/**
 * Saving what a person changed on a form: over nothing that somebody else has changed since the form was made. `marks` are those
 * that `formMarks` gave when it was.
 */

/** It was saved, or it was not: then what is there, and which fields are not what the form had shown. */
export type Saved<R, F> =
  | { readonly saved: true; readonly result: R }
  | { readonly saved: false; readonly current: R; readonly changed: readonly F[] };

type FieldOf<Fields extends readonly unknown[]> = Fields[number];

/** See `changeUser`. */
export async function saveUserForm(
  services: Services,
  caller: Caller,
  companyId: string,
  userId: string,
  changes: UserChanges,
  marks: string,
): Promise<Saved<User, FieldOf<typeof USER_FIELDS>>> {
  return saved(
    () => readUser(services, caller, companyId, userId),
    (current) => changedSince(marks, current, USER_FIELDS),
    ({ revision }) => changeUser(services, caller, companyId, userId, changes, revision),
  );
}

/** See `changeCompany`. */
export async function saveCompanyForm(
  services: Services,
  caller: Caller,
  id: string,
  changes: CompanyChanges,
  marks: string,
): Promise<Saved<Company, FieldOf<typeof COMPANY_FIELDS>>> {
  return saved(
    () => readCompany(services, caller, id),
    (current) => changedSince(marks, current, COMPANY_FIELDS),
    ({ revision }) => changeCompany(services, caller, id, changes, revision),
  );
}

const MOST_ATTEMPTS = 10;

/** Whoever is overtaken between looking and saving looks again. */
async function saved<R, F>(
  read: () => Promise<R>,
  changedIn: (current: R) => F[],
  save: (current: R) => Promise<R>,
): Promise<Saved<R, F>> {
  for (let attempt = 1; ; attempt += 1) {
    const current = await read();
    const changed = changedIn(current);
    if (changed.length > 0) return { saved: false, current, changed };
    try {
      return { saved: true, result: await save(current) };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'stale' || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}
