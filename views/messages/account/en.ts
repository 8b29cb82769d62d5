import { phrase } from '../../phrase.ts';

/** One's own account: its password, and the sandbox sign-up that makes one. */
export const en = {
  changing: {
    title: 'Change your password',
    lead: 'When it is changed, you stay signed in with this browser. Everywhere else you are signed out, and applications that act for you have to ask again.',
    current: 'Current password',
    new: 'New password',
    now: 'Change the password',
    done: 'The password is changed. Everywhere but in this browser you are signed out.',
  },
  setting: {
    title: 'Set your password',
    lead: (person: string, company: string) =>
      phrase`You are ${person} of ${company}, and you sign in with this login ID and the password that you set now.`,
    ends: 'Whoever is signed in with the password from before is signed out.',
    password: 'New password',
    now: 'Set the password and sign in',
    gone: 'This link does not work any more',
    goneText: 'A link to set a password works once and for 24 hours, and a newer one ends it.',
    goneNext: 'If you have set your password with it, sign in. If not, ask an administrator of your company for a new link.',
    signIn: 'Go to the sign-in page',
  },
  signingUp: {
    title: 'Sign up for a sandbox',
    open: 'Sign up for a sandbox',
    openText: 'You develop an application?',
    lead: 'A sandbox is a company of your own in which you register applications and try them. You become its administrator.',
    haveOne: 'You have an account?',
    signIn: 'Sign in',
    domainHint: 'Such as example.com. It shows as “Not verified” until the platform’s staff have confirmed that it is yours.',
    name: 'Your name',
    email: 'Your e-mail address',
    loginIdHint: 'What you type to sign in. Capital letters do not count.',
    now: 'Make the sandbox',
  },
};
