import type Koa from 'koa';
import type { CompanyChanges } from '../../domain/company.ts';
import { changeCompany, readCompany } from '../../operations/companies.ts';
import type { Person } from '../../provider/sessions.ts';
import type { FormFault } from '../../../views/faults.ts';
import type { CompanyDone } from '../../../views/operators/company.tsx';
import { companyQuestionView, type CompanyStep } from '../../../views/operators/company-steps.tsx';
import { formFaults } from '../form-faults.ts';
import { formOf, type PageParts, seeOther, show } from '../kit.ts';
import { forPerson, type PageRoute } from '../route.ts';
import { COMPANIES, companyPath } from './paths.ts';
import { type Scene, sceneOf } from './scene.ts';

/** What each step changes, and what is said of it afterwards. */
const STEPS: Readonly<Record<CompanyStep, { readonly changes: CompanyChanges; readonly done: CompanyDone }>> = {
  suspend: { changes: { active: false }, done: 'suspended' },
  reactivate: { changes: { active: true }, done: 'reactivated' },
  verify: { changes: { domainVerified: true }, done: 'verified' },
  unverify: { changes: { domainVerified: false }, done: 'unverified' },
};

/** A page for each step, which asks before it is done. What is answered is what was shown: another domain is not confirmed by it. */
export const COMPANY_STEPS: readonly PageRoute[] = (Object.keys(STEPS) as CompanyStep[]).flatMap((step) => [
  forPerson('GET', companyPath(':id', step), asking(step)),
  forPerson('POST', companyPath(':id', step), deciding(step)),
]);

type Page = (parts: PageParts, ctx: Koa.Context, person: Person, id: string) => Promise<void>;

function asking(step: CompanyStep): Page {
  return (parts, ctx, person, id) => showQuestion(sceneOf(parts, ctx, person), step, id, []);
}

function deciding(step: CompanyStep): Page {
  return async function decide(parts, ctx, person, id) {
    const form = await formOf(parts, ctx, person.sessionUid);
    const scene = sceneOf(parts, ctx, person);
    const { changes, done } = STEPS[step];
    try {
      await changeCompany(scene.services, scene.caller, id, changes, Number(form.get('revision')));
      seeOther(ctx, `${companyPath(id)}?done=${done}`);
    } catch (error) {
      await showQuestion(scene, step, id, formFaults(error));
    }
  };
}

async function showQuestion(scene: Scene, step: CompanyStep, id: string, faults: readonly FormFault[]): Promise<void> {
  const { parts, ctx, services, caller, token } = scene;
  const company = await readCompany(services, caller, id);
  const paths = { companies: COMPANIES, company: companyPath(id) };
  const view = companyQuestionView({ step, action: companyPath(id, step), token, company, paths, faults });
  show(parts, ctx, view, { status: faults.length > 0 ? 400 : 200 });
}
