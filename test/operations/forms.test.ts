import { expect } from 'chai';
import { APPLICATION_FIELDS, COMPANY_FIELDS, formMarks, USER_FIELDS } from '../../server/domain/form-marks.ts';
import { changeApplication, readApplication } from '../../server/operations/applications.ts';
import { changeCompany } from '../../server/operations/companies.ts';
import { saveApplicationForm, saveCompanyForm, saveUserForm } from '../../server/operations/forms.ts';
import { replaceApplicationSecret } from '../../server/operations/secrets.ts';
import { changeUser } from '../../server/operations/users.ts';
import { unique } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { aPerson, aRegistered, staged } from './stage.ts';

describe('two people who save the same form', () => {
  const stage = staged();

  it('of an application: the second is told what changed, and nothing is overwritten', async () => {
    const { services, partner } = stage;
    const { id, ...rest } = await aRegistered(stage);
    const marks = formMarks({ id, ...rest }, APPLICATION_FIELDS);
    const [first, second] = [unique('first'), unique('second')];

    const one = await saveApplicationForm(services, partner, id, { name: first, description: 'A.' }, marks);
    const other = await saveApplicationForm(services, partner, id, { name: second }, marks);

    const current = await readApplication(services, partner, id);
    expect(one.saved).to.equal(true);
    expect(other).to.deep.equal({ saved: false, current, changed: ['name', 'description'] });
    expect(current.name).to.equal(first);
  });

  it('at the same moment: one of them is saved', async () => {
    const { services, partner } = stage;
    const application = await aRegistered(stage);
    const marks = formMarks(application, APPLICATION_FIELDS);
    const save = (description: string) => saveApplicationForm(services, partner, application.id, { description }, marks);

    const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map(save));

    expect(outcomes.filter((outcome) => outcome.saved)).to.have.lengthOf(1);
  });

  it('are not kept apart by what the form does not show', async () => {
    const { services, partner } = stage;
    const application = await aRegistered(stage);
    const marks = formMarks(application, APPLICATION_FIELDS);
    await replaceApplicationSecret(services, partner, application.id, { revokeTokens: true });

    const outcome = await saveApplicationForm(services, partner, application.id, { description: 'Later.' }, marks);

    expect(outcome.saved && outcome.result.record).to.include({ description: 'Later.', epoch: 1 });
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
    const marks = formMarks(application, APPLICATION_FIELDS);

    expect(await refusal(saveApplicationForm(services, customer, application.id, {}, marks))).to.equal('not_found');
    expect(await refusal(saveApplicationForm(services, operator, application.id, { name: 'x' }, marks))).to.equal('forbidden');
    expect(await refusal(saveUserForm(services, ordinary, customer.company.id, customer.user.id, {}, ''))).to.equal('forbidden');
    expect(await refusal(changeApplication(services, partner, application.id, { name: 'x' }, 9))).to.equal('stale');
    expect(await refusal(changeUser(services, customer, customer.company.id, ordinary.user.id, { name: 'x' }, 9))).to.equal(
      'stale',
    );
    expect(await refusal(changeCompany(services, operator, customer.company.id, { name: 'x' }, 9))).to.equal('stale');
  });
});
