import { expect } from 'chai';
import { COMPANY_FIELDS, formMarks, USER_FIELDS } from '../../server/domain/form-marks.ts';
import { changeApplication } from '../../server/operations/applications.ts';
import { changeCompany } from '../../server/operations/companies.ts';
import { saveCompanyForm, saveUserForm } from '../../server/operations/forms.ts';
import { createSignInLink } from '../../server/operations/sign-in-links.ts';
import { changeUser } from '../../server/operations/users.ts';
import { refusal } from '../domain/refusals.ts';
import { aPerson, aRegistered, staged } from './stage.ts';

describe('two people who save the same form', () => {
  const stage = staged();

  it('at the same moment: one of them is saved', async () => {
    const { services, customer } = stage;
    const { user, company } = await aPerson(services, customer.company, {});
    const marks = formMarks(user, USER_FIELDS);
    const save = (name: string) => saveUserForm(services, customer, company.id, user.id, { name }, marks);

    const outcomes = await Promise.all(['A', 'B', 'C', 'D'].map(save));

    expect(outcomes.filter((outcome) => outcome.saved)).to.have.lengthOf(1);
  });

  it('are not kept apart by what the form does not show', async () => {
    const { services, customer } = stage;
    const { user, company } = await aPerson(services, customer.company, {});
    const marks = formMarks(user, USER_FIELDS);
    await createSignInLink(services, customer, company.id, user.id);

    const outcome = await saveUserForm(services, customer, company.id, user.id, { name: 'Later' }, marks);

    expect(outcome.saved && outcome.result.name).to.equal('Later');
    expect(outcome.saved && outcome.result.signInLink).to.not.equal(undefined);
  });

  it('of a user and of a company: the second is told what changed', async () => {
    const { services, customer, operator } = stage;
    const { user, company } = await aPerson(services, customer.company, {});
    const [ofUser, ofCompany] = [formMarks(user, USER_FIELDS), formMarks(company, COMPANY_FIELDS)];
    await changeUser(services, customer, company.id, user.id, { roles: ['admin'] });
    await changeCompany(services, operator, company.id, { developmentPartner: true });

    const people = await saveUserForm(services, customer, company.id, user.id, { name: 'Other' }, ofUser);
    const companies = await saveCompanyForm(services, operator, company.id, { name: 'Other' }, ofCompany);

    expect(people).to.deep.include({ saved: false, changed: ['roles'] });
    expect(companies).to.deep.include({ saved: false, changed: ['developmentPartner'] });
  });

  it('are let in by the same rules as without a form', async () => {
    const { services, partner, customer, ordinary, operator } = stage;
    const application = await aRegistered(stage);

    expect(await refusal(saveUserForm(services, ordinary, customer.company.id, customer.user.id, {}, ''))).to.equal('forbidden');
    expect(await refusal(changeApplication(services, partner, application.id, { name: 'x' }, 9))).to.equal('stale');
    expect(await refusal(changeUser(services, customer, customer.company.id, ordinary.user.id, { name: 'x' }, 9))).to.equal(
      'stale',
    );
    expect(await refusal(changeCompany(services, operator, customer.company.id, { name: 'x' }, 9))).to.equal('stale');
  });
});
