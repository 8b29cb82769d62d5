import { phrase, plural } from '../../phrase.ts';

const LANGUAGE = 'en';

/** What people ask their administrators for, and what these decide. */
export const en = {
  title: 'Requests',
  titleAll: 'All requests',
  titleOf: (application: string) => phrase`Request for ${application}`,
  lead: (company: string) =>
    phrase`Whoever meets an application that ${company} has not enabled can ask for it. There is one row for each application.`,
  empty: 'Nobody waits for a decision.',
  emptyAll: 'Nobody has asked for an application yet.',
  emptyNext: 'A request comes here when somebody of your company wants to use an application that is not enabled.',
  showAll: 'Show what was decided, too',
  showPending: 'Show only what waits for a decision',
  columns: {
    application: 'Application',
    people: 'People',
    reason: 'Latest reason',
    state: 'State',
    at: 'Asked or decided',
  },
  states: {
    pending: 'Waits for you',
    approved: 'Approved',
    denied: 'Denied',
    blocked: 'Blocked',
  },
  noReason: 'none given',
  people: (people: number) =>
    plural(LANGUAGE, people, {
      one: 'One person of your company wants to use it.',
      other: '{} people of your company want to use it.',
    }),
  decided: {
    approved: (people: number) =>
      plural(LANGUAGE, people, {
        one: 'One person asked for it, and it was enabled.',
        other: '{} people asked for it, and it was enabled.',
      }),
    denied: (people: number) =>
      plural(LANGUAGE, people, {
        one: 'One person asked for it, and that was denied.',
        other: '{} people asked for it, and that was denied.',
      }),
    blocked: (people: number) =>
      plural(LANGUAGE, people, {
        one: 'One person asked for it. Nobody can ask again until you allow it.',
        other: '{} people asked for it. Nobody can ask again until you allow it.',
      }),
  },
  askedSince: 'Asked since',
  decidedAt: 'Decided',
  reasons: 'Why they want it',
  noReasons: 'Nobody has said why.',
  decide: 'What can be done',
  approving: 'To let them use it, enable it: first you see who publishes it and what it asks for.',
  see: (application: string) => phrase`See what ${application} asks for`,
  seeSheet: (application: string) => phrase`${application} under Enable Applications`,
  denying: 'If you deny it, the request is closed. Whoever asked reads that on their home page, and may ask again.',
  deny: 'Deny this request',
  blocking: 'If you block it, nobody of your company can ask for this application any more.',
  block: 'Block requests for it',
  unblocking: 'If you allow requests again, people can ask for it anew. What was asked before is not open again.',
  unblock: 'Allow requests again',
  overtaken: 'Somebody else has decided while you had this page open. Nothing of yours was done: this is how it stands now.',
};
