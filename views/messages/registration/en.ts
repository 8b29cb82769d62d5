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
  },
  faults: {
    nameEmpty: 'Enter a name.',
    nameTaken: 'Another application of your company has this name. Enter a different one.',
    nameTooLong: 'The name can have 200 characters at most. Shorten it.',
    nameControl: 'The name holds control characters. Type it anew.',
    descriptionTooLong: 'The description can have 10,000 characters at most. Shorten it.',
    descriptionControl: 'The description holds control characters. Type it anew.',
    reasonTooLong: 'A reason can have 10,000 characters at most. Shorten it.',
    reasonControl: 'A reason holds control characters. Type it anew.',
    notApproved: 'The application can be public only after the review has approved it. Leave it private.',
    needed: (api: string, by: readonly string[]) =>
      phrase`${api} cannot be left out while these need it: ${listed(by)}. Untick them, too, or tick it again.`,
    grantNeeded: 'Tick at least one way in which the application works.',
    refreshAlone:
      'An application stays connected only where people sign in or devices are used. Tick one of these, or untick it.',
    uriNeeded: 'Enter at least one address to return to, or untick “People sign in”.',
    uriMost: 'There can be 20 addresses at most.',
    inRedirectUris: (line: string, fault: string) => phrase`Address after signing in, line ${line}: ${fault}`,
    inPostLogoutRedirectUris: (line: string, fault: string) => phrase`Address after signing out, line ${line}: ${fault}`,
    uriTwice: 'It stands there twice. Remove one.',
    uriTooLong: 'It can have 2,000 characters at most.',
    uriFragment: 'It must not hold a “#”.',
    uriCharacters: 'It holds a character that has to be written percent-encoded.',
    uriAbsolute: 'It must be a whole address that begins with “https://”, without user name and password.',
    uriScheme: 'It must begin with “https://”. Without encryption only 127.0.0.1 and [::1] are possible.',
    keysNeeded: 'Enter the application’s public keys, or choose the secret.',
    keysNotJson: 'The public keys must be a key set in JSON: {"keys": […]}.',
    keysCount: 'There must be 1 to 10 public keys.',
    keysTwice: 'Two of the public keys have the same “kid”. Give each one of its own.',
    keysPrivate: 'A private key was entered. Do not use it any more: make a new pair and enter only the public part.',
    keysKind: 'A public key must be of the kind EC P-256, Ed25519 or RSA.',
    keysAlgorithm: 'The “alg” of a public key does not go with its kind. Correct it or leave it out.',
    keysUse: 'The “use” of a public key must be “sig”. Correct it or leave it out.',
    keysId: 'The “kid” of a public key must be a text of 1 to 200 characters.',
    keysBits: 'An RSA key must have 2,048 to 8,192 bits.',
    keysUnreadable: 'One of the public keys cannot be read. Copy it anew.',
    other: 'This cannot be taken as it is. Check what was entered.',
  },
};
