import { phrase } from '../../phrase.ts';

/** The pages of the OAuth side, but for the sheet. */
export const en = {
  signIn: {
    title: 'Sign in',
    toGoOn: (application: string) => phrase`to go on to ${application}`,
    loginId: 'Login ID',
    password: 'Password',
    action: 'Sign in',
    forgotten: 'Forgotten your password? An administrator of your company can make a link with which you set a new one.',
    wrong: 'No account matches this login ID and password. Check both; capital letters count in the password.',
  },
  consent: {
    title: (application: string) => phrase`Let ${application} act for you?`,
    lead: (application: string, company: string) =>
      phrase`${company} has enabled ${application}, which can act in your name only if you allow it.`,
    publisher: 'Publisher',
    returnsTo: 'You go back to',
    asksFor: 'What it asks for',
    identity: 'Who you are: your name and your company',
    email: 'Your e-mail address',
    lasts: 'How long',
    lifetime: (company: string) =>
      phrase`Until you end it, or ${company} disables the application; after a year it has to ask again.`,
    sensitive: 'Sensitive data',
    approve: (application: string) => phrase`Allow ${application}`,
    deny: 'Do not allow',
  },
  notEnabled: {
    title: (company: string, application: string) => phrase`${company} has not enabled ${application}`,
    neutralTitle: 'This application cannot be used here',
    neutral: 'You cannot go on to it with your account. Nothing was sent to it.',
    administrator: (application: string) =>
      phrase`${application} gets no data until you enable it. First you see who publishes it and what it asks for.`,
    see: (application: string) => phrase`See what ${application} asks for`,
    comeBack: 'Once it is enabled, come back to this page and go on.',
    user: (application: string) =>
      phrase`${application} gets no data until an administrator of your company enables it. You can ask them for it here.`,
    reason: 'What you need it for',
    reasonHint: 'Only your administrators read it. It helps them decide.',
    ask: 'Ask the administrators',
    asked: 'Your administrators have been asked.',
    waiting: (application: string) =>
      phrase`If they enable ${application} within the hour, come back to this page and go on where you stopped. Later, your home page says what they decided, and you start again at the application.`,
    look: 'See whether it is enabled now',
    denied: (application: string) =>
      phrase`You have asked for ${application} before, and your administrators have not enabled it. You may ask again.`,
    refused: (application: string) =>
      phrase`Requests for ${application} are not taken by your administrators. If you need it, talk to whoever looks after Web Services in your company.`,
    back: (application: string) => phrase`Go back to ${application}`,
    leave: 'Go back to the application',
    enabledTitle: (application: string) => phrase`${application} is enabled now`,
    enabled: 'You can go on where you stopped.',
    goOn: (application: string) => phrase`Go on to ${application}`,
  },
  device: {
    title: 'Connect a device',
    lead: 'Enter the code that the device shows. Enter only a code from a device that is in front of you: whoever sent you one could act in your name.',
    code: 'Code',
    hint: 'Eight letters, such as BCDF-GHJK',
    go: 'Go on',
    unknown: 'There is no such code. Compare it with the one on the device.',
    expired: 'This code is too old. Let the device show a new one.',
    used: 'This code was used already. Let the device show a new one.',
    missing: 'Enter the code that the device shows.',
    failed: 'The code could not be used. Let the device show a new one.',
    declinedTitle: 'The device was not connected',
    declined: 'It was told so, and got nothing. You can close this page.',
    confirmTitle: (application: string) => phrase`Connect ${application} on a device?`,
    confirmLead: 'Go on only if you started this yourself and the device in front of you shows exactly this code.',
    approve: 'The code is the same: go on',
    deny: 'It is not: decline',
    connectedTitle: 'The device is connected',
    connected: (application: string) => phrase`${application} goes on by itself. You can close this page.`,
  },
  signOut: {
    title: 'Sign out?',
    lead: (platform: string) =>
      phrase`You sign out of ${platform} in this browser. Applications that act for you go on doing so.`,
    action: 'Sign out',
    stay: 'Stay signed in',
    doneTitle: 'You are signed out',
    done: 'Close this browser if others use it, too.',
    again: 'Sign in again',
  },
};
