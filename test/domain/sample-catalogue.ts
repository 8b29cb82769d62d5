import { readCatalogue } from '../../server/domain/catalogue.ts';

/** Five APIs: one with groups, one that requires it and shares its scope, two plain ones, one with a group of its own. */
export const CATALOGUE = readCatalogue([
  {
    code: 'EXPRPT',
    scope: 'EXPRPT',
    title: 'Expense reports',
    groups: [
      { code: 'BANK', title: 'Bank accounts', covers: 'Account numbers.' },
      { code: 'CCARD', title: 'Credit cards' },
    ],
  },
  { code: 'QUICKEXP', scope: 'EXPRPT', title: 'Quick expenses', requires: ['EXPRPT'] },
  { code: 'IMAGE', scope: 'IMAGE', title: 'Images' },
  { code: 'LIST', scope: 'LIST', title: 'Lists' },
  { code: 'FOP', scope: 'FOP', title: 'Forms of payment', groups: [{ code: 'GHOST', title: 'Ghost cards' }] },
]);
