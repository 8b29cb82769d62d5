import type Koa from 'koa';
import type { Company } from '../../domain/company.ts';
import { changedSince, COMPANY_FIELDS, formMarks } from '../../domain/form-marks.ts';
import { isId } from '../../domain/id.ts';
import { listApplications } from '../../operations/applications.ts';
import { readCompany } from '../../operations/companies.ts';
import { saveCompanyForm } from '../../operations/forms.ts';
import type { Person } from '../../provider/sessions.ts';
import { type CompanyDone, type CompanyProps, companyView } from '../../../views/operators/company.tsx';
import { companyApplicationsView } from '../../../views/operators/company-applications.tsx';
import { companyFault, formFaults } from '../form-faults.ts';
import { formOf, type PageParts, seeOther, show } from '../kit.ts';
import { reconciled } from '../overtaken.ts';
import { peopleOf } from '../people/paths.ts';
import { companyValuesIn } from './companies.ts';
import { applicationPath, COMPANIES, companyPath, TRAIL } from './paths.ts';
import { type Scene, sceneOf } from './scene.ts';

/** One company. */
export async function showCompany(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const scene = sceneOf(parts, ctx, person);
  const company = await readCompany(scene.services, scene.caller, id);
  showForm(scene, company, { values: company, faults: [], changes: [] });
}

/** Saves what was typed, unless somebody else has saved meanwhile: then the form comes back with what changed. */
export async function decideCompany(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const form = await formOf(parts, ctx, person.sessionUid);
  const scene = sceneOf(parts, ctx, person);
  const { services, caller } = scene;
  const marks = form.get('marks') ?? '';
  const values = companyValuesIn(form);
  try {
    const outcome = await saveCompanyForm(services, caller, id, values, marks);
    if (outcome.saved) return seeOther(ctx, `${companyPath(id)}?done=saved`);
    const { current, changed } = outcome;
    const typed = new Set(changedSince(marks, { ...current, ...values }, COMPANY_FIELDS));
    return showForm(scene, current, { ...reconciled(values, current, changed, typed), faults: [] });
  } catch (error) {
    const faults = formFaults(error, companyFault);
    return showForm(scene, await readCompany(services, caller, id), { values, faults, changes: [] }, marks);
  }
}

type Returned = Pick<CompanyProps['form'], 'values' | 'faults' | 'changes'>;

function showForm(scene: Scene, company: Company, returned: Returned, marks = formMarks(company, COMPANY_FIELDS)): void {
  const { parts, ctx, token } = scene;
  const { id } = company;
  const view = companyView({
    company,
    done: ctx.method === 'POST' ? undefined : doneTo(company, ctx.query['done']),
    form: { action: companyPath(id), token, marks, ...returned },
    companies: COMPANIES,
    steps: {
      paths: {
        people: peopleOf(id),
        applications: companyPath(id, 'applications'),
        trail: `${TRAIL}?company_id=${id}`,
        suspend: companyPath(id, 'suspend'),
        reactivate: companyPath(id, 'reactivate'),
        verify: companyPath(id, 'verify'),
        unverify: companyPath(id, 'unverify'),
      },
    },
  });
  show(parts, ctx, view, { status: returned.changes.length > 0 ? 409 : returned.faults.length > 0 ? 400 : 200 });
}

/** What the address says was done, unless it is not so (any more). */
function doneTo({ active, domainVerified }: Company, sent: unknown): CompanyDone | undefined {
  const holds: Readonly<Record<CompanyDone, boolean>> = {
    created: true,
    saved: true,
    suspended: !active,
    reactivated: active,
    verified: domainVerified,
    unverified: !domainVerified,
  };
  return (Object.keys(holds) as CompanyDone[]).find((done) => done === sent && holds[done]);
}

/** With names at their longest, as much as a page may weigh. */
const ON_A_PAGE = 20;

/** What the company has registered. */
export async function showCompanyApplications(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const { services, caller } = sceneOf(parts, ctx, person);
  const company = await readCompany(services, caller, id);
  const after = isId('application', ctx.query['after']) ? ctx.query['after'] : undefined;
  const { items, next } = await listApplications(services, caller, { after, limit: ON_A_PAGE }, company.id);
  const here = companyPath(id, 'applications');
  const view = companyApplicationsView({
    company: company.name,
    applications: items.map((application) => ({ ...application, path: applicationPath(application.id) })),
    paths: {
      companies: COMPANIES,
      company: companyPath(id),
      first: after === undefined ? undefined : here,
      next: next === undefined ? undefined : `${here}?after=${next}`,
    },
  });
  show(parts, ctx, view);
}
