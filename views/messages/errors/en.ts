/** The pages that say what went wrong, and what can be done. */
export const en = {
  invalid: { title: 'That cannot be done as it is', text: 'Go back and check what was entered.' },
  tooLong: {
    title: 'What you sent is too long',
    text: 'Nothing was changed. Go back and shorten it, then send it again.',
  },
  notFound: {
    title: 'There is nothing here',
    text: 'The address may be mistyped or out of date, or what it named may belong to another company.',
  },
  signInOver: {
    title: 'This sign-in is over',
    text: 'It was answered already, has waited for more than an hour, or began in another browser. Go back to the application and start again.',
  },
  forbidden: { title: 'This is not yours to do' },
  foreignForm: {
    title: 'This form is too old',
    text: 'Nothing was changed. The form was made for another browser, or the sign-in behind it has ended. Open the page again.',
  },
  conflict: {
    title: 'That cannot be done as things stand',
    text: 'Nothing was changed. Open the page again to see how things stand, then decide anew.',
  },
  stale: {
    title: 'Something else has changed meanwhile',
    text: 'Nothing was changed. Open the page again to see how things stand, then decide anew.',
  },
  tooMany: {
    title: 'Too many attempts',
    text: 'Nothing is lost. Wait until the time below, then try again.',
    again: 'Try again after',
  },
  unavailable: {
    title: 'Not available right now',
    text: 'Nothing was changed. Try again in a moment.',
  },
  broken: {
    title: 'Something is broken here',
    text: 'The fault is ours, and it was recorded. If it comes again, tell the platform’s support the number below.',
    number: 'Number',
  },
  refused: {
    title: 'The application’s request cannot be answered',
    text: 'The application that sent you here asked in a way that cannot be answered. Go back to it and try again; if that does not help, tell those who run it what stands below.',
    code: 'For those who run it',
  },
  home: 'Go to the home page',
};
