import { phrase } from '../../phrase.ts';

const LANGUAGE = 'en';
const listed = (names: readonly string[]): string => new Intl.ListFormat(LANGUAGE).format(names);

/** The form in which a partner registers an application and modifies it. */
export const en = {
  newTitle: 'New Partner Application',
  modifyTitle: 'Modify Partner Application',
  newLead: (company: string) =>
    phrase`The application is enabled for ${company} as soon as it is registered. Other companies see it when the platform’s review has approved it and made it public.`,
  register: 'Register the application',
  save: 'Save the application',
  name: 'Name',
  nameHint: 'As it stands in the list that administrators choose from. No two applications of your company have the same.',
  description: 'Description',
  descriptionHint: 'What the application does with the data, for the administrators who decide about it.',
  visibility: 'Visibility',
  visibilityHint: 'Only the platform’s staff can change it, and to Public only after the review has approved the application.',
  visibilities: { private: 'Private', public: 'Public' },
  visibilityMeans: {
    private: 'Only your own company can enable it.',
    public: 'Every company can find it and enable it.',
  },
  active: 'Active',
  activeHint:
    'Unticking ends everything: whatever was issued to the application stops working at once, in every company, for good. While it is inactive it obtains nothing and is in no list.',
  state: 'State',
  apis: 'APIs used',
  apisHint:
    'Tick what the application works with. Sensitive data stands beneath its API and needs a tick of its own: only what is ticked is ever handed out. Administrators read your reasons before they decide; what a company may leave out does not keep it from enabling the application.',
  alsoServes: (apis: readonly string[]) => phrase`The same permission also serves ${listed(apis)}.`,
  needs: (api: string, needed: readonly string[]) => phrase`${api} needs ${listed(needed)}.`,
  wasTicked: (by: string, needed: string) => phrase`${by} needs ${needed}, which was ticked.`,
  tickedTitle: 'Not saved yet: something was ticked for you',
  tickedLead: 'Look at what was added, and at the sensitive data beneath it, then save.',
  optional: 'A company may leave it out',
  reason: 'Why the application needs it',
  additions: {
    approved:
      'The application is approved. If you tick more than it asks for today, it goes back to the review; until that has approved it, companies see and keep what was approved before. What you untick is gone everywhere at once.',
    submitted: 'The application is in the review. What you change here is what the reviewers will see.',
    other:
      'If you tick more than the application asks for today, a company goes on with what it has approved until its administrators approve the rest. What you untick is gone everywhere at once.',
  },
  grants: 'How it works',
  grantsHint: 'Tick everything that the application does.',
  grantTypes: {
    authorization_code: {
      label: 'People sign in',
      hint: 'People of a company sign in here and allow the application to act for them.',
    },
    refresh_token: {
      label: 'It stays connected',
      hint: 'People allow it once and not every hour. It needs one of the two ways for people.',
    },
    client_credentials: {
      label: 'It acts for the company by itself',
      hint: 'Without any person, for each company that has enabled it.',
    },
    'urn:ietf:params:oauth:grant-type:device_code': {
      label: 'Devices without a keyboard',
      hint: 'Terminals and televisions show a code that people enter on their phone.',
    },
  },
  redirectUris: 'Addresses to return to after signing in',
  redirectUrisHint:
    'One in each line, exactly as the application sends it: https, or http for 127.0.0.1 and [::1]. Needed where people sign in.',
  postLogoutRedirectUris: 'Addresses to return to after signing out',
  postLogoutRedirectUrisHint: 'One in each line. Leave it empty if you do not know that you need it.',
  changed: {
    title: 'Somebody else has saved this application',
    lead: 'Nothing of yours was saved. What they changed:',
    at: 'Saved',
    typed: 'You had typed something else. Yours still stands in the form below: saving replaces theirs.',
    taken: 'The form below has it now.',
    nothing: 'empty',
    ticked: 'ticked',
    unticked: 'not ticked',
    reason: 'another reason',
    noReason: 'no reason',
  },
  unticked: (api: string, by: readonly string[]) =>
    phrase`${api} cannot be left out while these need it: ${listed(by)}. Untick them, too, or tick it again.`,
};
