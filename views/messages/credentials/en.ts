import { phrase } from '../../phrase.ts';

/** Key and secret of an application, and what ends them. */
export const en = {
  title: 'Application Authorization',
  domain: 'Company domain',
  key: 'Key',
  keyLater: 'Made when the application is registered',
  secret: 'Secret',
  secretLater: 'Made when the application is registered, and shown once',
  secretMade: 'Made, and shown once: ',
  secretUsed: 'Last used: ',
  secretNone: 'None: the application proves itself with its own keys',
  method: 'How the application proves who it is',
  methods: {
    client_secret_basic: {
      label: 'With a secret',
      hint: 'The server makes it and shows it once.',
    },
    private_key_jwt: {
      label: 'With keys of its own',
      hint: 'The application signs (private_key_jwt), and only its public keys are kept here. No secret travels.',
    },
  },
  methodSwitch: 'If you change this, the other way ends at once.',
  jwks: 'Public keys',
  jwksHint:
    'A key set in JSON, with public parts only: {"keys": [{"kty": "EC", "crv": "P-256", …}]}. Up to 10 keys, so that you can change them without a gap.',
  newSecret: 'New secret …',
  revoke: 'Revoke all tokens …',
  access: 'Secret and access',
  accessText: 'Replace the secret when somebody may have seen it. Revoke all tokens when somebody may have one.',
  accessTextKeys: 'Revoke all tokens when somebody may have one.',
  replacing: {
    title: (application: string) => phrase`Make a new secret for ${application}?`,
    lead: 'The secret that the application uses today stops working at that very moment, on every server. Until the new one is in all code that sends requests, the application obtains nothing, in no company.',
    made: 'Today’s secret was made ',
    goesOn: 'What was issued with today’s secret works until it ends, which is within the hour.',
    revoke: 'Also revoke all tokens',
    revokeHint:
      'Tick this when somebody else may have had the secret: whatever was ever issued to the application ends at once, in every company, and people have to sign in again.',
    now: 'Replace the secret now',
    keep: 'Keep today’s secret',
    none: 'The application proves itself with its own keys and has no secret. Choose the secret in its form if you want one.',
  },
  shown: {
    title: (application: string) => phrase`Key and secret of ${application}`,
    registered: (company: string) => phrase`The application is registered and enabled for ${company} from now on.`,
    replaced: 'The secret was replaced. The one before authenticates nothing any more.',
    switched: 'The application is saved. From now on it proves itself with this secret, and its keys are no longer taken.',
    once: 'This is the only time that the secret is shown. Copy it now.',
    onceText: 'Leave this page, or load it again, and it is gone. If it is lost, make a new one.',
    careful:
      'Key and secret open the data of every company that enables this application. Keep them where you keep passwords; never in code, in a message or in a picture of the screen. Whoever has both is the application.',
    outdated: 'Somebody has replaced this secret meanwhile: it does not work any more. Ask who did it, or make a new one.',
    copyKey: 'Copy the key',
    copySecret: 'Copy the secret',
    copied: 'Copied',
    on: 'I have copied it: go on',
    gone: (application: string) => phrase`The secret of ${application} was shown already`,
    goneText:
      'A secret is shown once, right after it was made, and only to who made it. What is kept of it cannot be turned back into it.',
    goneNext: 'If nobody has noted it, make a new one. The one before stops working then.',
    back: 'Go to the application',
  },
  revoking: {
    title: (application: string) => phrase`Revoke all tokens of ${application}?`,
    lead: 'Whatever was ever issued to the application stops working with the next request, in every company, for good.',
    text: 'Key and secret stay as they are: the application can obtain new tokens at once for itself. People have to sign in again.',
    now: 'Revoke all tokens now',
    keep: 'Leave them',
    done: 'All tokens are revoked.',
  },
};
