/** What people type about themselves, others and companies, and what can be wrong with it. */
export const en = {
  name: 'Name',
  loginId: 'Login ID',
  loginIdHint: 'What the person types to sign in. Capital letters do not count, and no two people here have the same.',
  email: 'E-mail address',
  password: 'Password',
  passwordHint: '12 to 128 characters of any kind. Four or five words in a row are good, and easy to keep in mind.',
  passwordAgain: 'The new password once more',
  companyName: 'Company',
  domain: 'Internet domain of the company',
  domainHint: 'Such as example.com.',
  changed: {
    title: 'Somebody else has saved this meanwhile',
    lead: 'Nothing of yours was saved. What they changed:',
    typed: 'You had entered something else. Yours still stands in the form below: saving replaces theirs.',
    taken: 'The form below has it now.',
  },
};
