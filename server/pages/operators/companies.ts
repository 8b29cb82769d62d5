import type Koa from 'koa';
import { isId } from '../../domain/id.ts';
import { createCompany, listCompanies } from '../../operations/companies.ts';
import type { Person } from '../../provider/sessions.ts';
import type { FormFault } from '../../../views/faults.ts';
import { companiesView } from '../../../views/operators/companies.tsx';
import { newCompanyView } from '../../../views/operators/company.tsx';
import type { CompanyValues } from '../../../views/operators/company-form.tsx';
import { companyFault, formFaults } from '../form-faults.ts';
import { formOf, type PageParts, seeOther, show } from '../kit.ts';
import { COMPANIES, companyPath } from './paths.ts';
import { type Scene, sceneOf } from './scene.ts';

/** With names and domains at their longest, as much as a page may weigh. */
const ON_A_PAGE = 18;
const NEW = `${COMPANIES}/new`;
const LONGEST_QUERY = 200;

/** All companies, or those that the words find. */
export async function showCompanies(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const { services, caller } = sceneOf(parts, ctx, person);
  const { query: sent, after: from } = ctx.query;
  const query = typeof sent === 'string' ? sent.slice(0, LONGEST_QUERY) : '';
  const after = isId('company', from) ? from : undefined;
  const { items, next } = await listCompanies(services, caller, { after, limit: ON_A_PAGE }, { text: query });
  const searched = query === '' ? '' : `query=${encodeURIComponent(query)}`;
  const view = companiesView({
    companies: items.map((company) => ({ ...company, path: companyPath(company.id) })),
    query,
    paths: {
      companies: COMPANIES,
      add: NEW,
      first: after === undefined ? undefined : pathWith(searched),
      next: next === undefined ? undefined : pathWith(searched, `after=${next}`),
    },
  });
  show(parts, ctx, view);
}

function pathWith(...parameters: readonly string[]): string {
  const query = parameters.filter((parameter) => parameter !== '').join('&');
  return query === '' ? COMPANIES : `${COMPANIES}?${query}`;
}

/** What was typed about a company. */
export function companyValuesIn(form: URLSearchParams): CompanyValues {
  return {
    name: form.get('name') ?? '',
    domain: form.get('domain') ?? '',
    developmentPartner: form.has('development_partner'),
  };
}

/** Making a company. */
export function showNewCompany(parts: PageParts, ctx: Koa.Context, person: Person): void {
  showForm(sceneOf(parts, ctx, person), { name: '', domain: '', developmentPartner: false }, []);
}

/** Makes a company, and leads to its page, where its first administrator is added. */
export async function decideNewCompany(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const form = await formOf(parts, ctx, person.sessionUid);
  const scene = sceneOf(parts, ctx, person);
  const values = companyValuesIn(form);
  try {
    const { id } = await createCompany(scene.services, scene.caller, values);
    seeOther(ctx, `${companyPath(id)}?done=created`);
  } catch (error) {
    showForm(scene, values, formFaults(error, companyFault));
  }
}

function showForm({ parts, ctx, token }: Scene, values: CompanyValues, faults: readonly FormFault[]): void {
  const view = newCompanyView({ action: NEW, token, values, faults, companies: COMPANIES });
  show(parts, ctx, view, { status: faults.length > 0 ? 400 : 200 });
}
