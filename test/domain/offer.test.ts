import { expect } from 'chai';
import { enabled } from '../../server/domain/enabling.ts';
import { newId } from '../../server/domain/id.ts';
import { offerTo } from '../../server/domain/offer.ts';
import { termsAt } from '../../server/domain/permissions.ts';
import { anApplication, T0 } from '../builders.ts';
import { CATALOGUE } from './sample-catalogue.ts';
import { readCatalogue } from '../../server/domain/catalogue.ts';

describe('what a company is asked for', () => {
  const viewer = newId('company', T0);
  const apis = [
    { code: 'EXPRPT', groups: [{ code: 'BANK', required: true, reason: 'To pay.' }] },
    { code: 'IMAGE', groups: [] },
  ];
  const application = anApplication({ apis, terms: termsAt(1, CATALOGUE, apis, []) });
  const decision = { companyId: viewer, applicationId: application.id, at: T0, by: 'usr_1' };

  it('has words for everything that can be approved', () => {
    const { apis: shown, terms } = offerTo(CATALOGUE, application, viewer);

    expect(shown.map(({ code }) => code)).to.deep.equal(['EXPRPT', 'IMAGE']);
    expect(terms.map(({ scope }) => scope)).to.deep.equal(['EXPRPT', 'BANK', 'IMAGE']);
  });

  it('67 · is nothing that has left the catalogue, so nobody approves unseen what comes back to it', () => {
    const smaller = readCatalogue([{ code: 'EXPRPT', scope: 'EXPRPT', title: 'Expense reports' }]);

    const offer = offerTo(smaller, application, viewer);
    const enablement = enabled(offer, undefined, {}, decision);

    expect(offer.terms.map(({ scope }) => scope)).to.deep.equal(['EXPRPT']);
    expect(enablement.approvedScopes).to.deep.equal(['EXPRPT']);
  });
});
