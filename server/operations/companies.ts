import { assertOperator, assertReaderOf } from '../domain/authorization.ts';
import { type Company, type CompanyChanges, companyOf, modifiedCompany, type NewCompany } from '../domain/company.ts';
import { newId } from '../domain/id.ts';
import type { Change } from '../domain/records.ts';
import { searchedWords } from '../domain/search.ts';
import type { Page } from '../storage.ts';
import { assertRevision, settle, successor, unchanged } from './commit.ts';
import { companyEvents, companyFacts } from './company-events.ts';
import type { Caller, Services } from './context.ts';
import { eventBy } from './events.ts';
import { find } from './finding.ts';
import { batchesOf, listed, type Listed } from './listing.ts';

/** An operator makes a company. Its domain is unverified until an operator says otherwise. */
export async function createCompany(services: Services, caller: Caller, given: NewCompany): Promise<Company> {
  assertOperator(caller);
  const at = services.now();
  const company = companyOf(given, newId('company', at), at);
  return settle(services, async () => ({
    changes: [{ noun: 'company', record: company }],
    events: [eventBy(services, caller, 'company.created', { companyId: company.id, after: companyFacts(company) })],
    result: company,
  }));
}

/** For operators, and for the company's own administrators. */
export async function readCompany(services: Services, caller: Caller, id: string): Promise<Company> {
  assertReaderOf(caller, id);
  return find(services, 'company', id);
}

/** All companies, for operators, or those whose name or domain has words that begin with these. */
export async function listCompanies(
  { directory }: Services,
  caller: Caller,
  page: Page,
  { text = '' }: { readonly text?: string | undefined } = {},
): Promise<Listed<Company>> {
  assertOperator(caller);
  const words = searchedWords(text);
  return listed((each) => directory.list('company', words.length === 0 ? { all: true } : { words }, each), page);
}

/**
 * An operator changes a company, verifies its domain, suspends it or lets it in again. `revision` is the one that the caller has
 * read: any other is refused as stale.
 */
export async function changeCompany(
  services: Services,
  caller: Caller,
  id: string,
  changes: CompanyChanges,
  revision?: number,
): Promise<Company> {
  assertReaderOf(caller, id);
  assertOperator(caller);
  return settle(services, async () => {
    const before = await find(services, 'company', id);
    assertRevision(before, revision);
    const after = successor(modifiedCompany(before, changes));
    const events = companyEvents(services, caller, before, after);
    if (events.length === 0) return unchanged(before);
    const renamed = after.name === before.name ? [] : await applicationsUnder(services, after);
    return { changes: [{ noun: 'company', record: after }, ...renamed], events, result: after };
  });
}

/** The company's applications, to be found by its new name. */
async function applicationsUnder({ directory }: Services, { id, name }: Company): Promise<Change[]> {
  const changes: Change[] = [];
  for await (const batch of batchesOf((page) => directory.list('application', { companyId: id }, page))) {
    for (const application of batch) {
      changes.push({ noun: 'application', record: { ...successor(application), publisherName: name } });
    }
  }
  return changes;
}
