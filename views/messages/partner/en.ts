import { phrase } from '../../phrase.ts';

/** Web Services, the list of a company's own applications, and what can be done to one of them. */
export const en = {
  webServices: {
    lead: (company: string) => phrase`Here it is decided which data of ${company} partner applications may use.`,
    register: 'Register Partner Application',
    registerText: 'Applications that your company makes: register new ones, modify them, replace their secrets.',
    enable: 'Enable Partner Application',
    enableText: 'Applications that your company may use: enable them, disable them, approve what they ask for.',
    requests: 'Requests',
    requestsText: 'What people of your company ask you to enable: see why, decide.',
    notDeveloper: (company: string) =>
      phrase`${company} is not a Development Partner, so it cannot register applications. The platform’s staff can change that.`,
    formerDeveloper: 'See the applications that your company has registered',
  },
  title: 'Application Registration',
  caption: 'The applications of your company',
  new: 'New application',
  empty: 'Your company has not registered an application yet.',
  emptyNext: 'A new application gets its key and its secret at once and is enabled for your company.',
  emptyFormer: 'Your company has not registered any application.',
  notDeveloper: (company: string) =>
    phrase`${company} is no Development Partner at present: it can neither register nor modify applications. New secrets, revoking and deactivating stay possible, and what is enabled goes on.`,
  saved: (application: string) => phrase`${application} is saved.`,
  deactivated: (application: string) => phrase`${application} is deactivated: whatever was issued to it has ended.`,
  registered: (application: string, company: string) =>
    phrase`${application} is registered and enabled for ${company} from now on.`,
  columns: {
    name: 'Name',
    uses: 'Uses these APIs',
    state: 'State, visibility, review',
    modify: 'Modify',
  },
  usesNothing: 'None',
  active: 'Active',
  inactive: 'Inactive',
  suspended: 'Suspended',
  suspendedText:
    'The platform’s staff have suspended the application: it obtains nothing, in any company. Ask them before you change anything.',
  inactiveText: 'The application is inactive: it obtains nothing, in any company, and is in no list of available applications.',
  inactiveNext: 'Tick “Active” and save when it is to work again.',
  modify: 'Modify',
  show: 'Show',
  certification: {
    none: 'Not reviewed',
    submitted: 'In review',
    approved: 'Approved',
    rejected: 'Not approved',
  },
  review: {
    title: 'Review',
    text: {
      none: 'The platform’s staff review an application before other companies can see it. Submit it when it is complete.',
      submitted: 'The platform’s staff look at the application. You do not have to do anything.',
      submittedAgain:
        'The application asks for more than what was approved, and the platform’s staff look at that. Until they decide, other companies see and keep what was approved before.',
      approved: 'The platform’s staff have approved what the application asks for.',
      rejected: 'The platform’s staff have not approved the application as it is. Mend what their note says and submit it again.',
      rejectedAgain:
        'The platform’s staff have not approved what was added. Other companies go on with what was approved before.',
    },
    rejectedAbove: 'The platform’s staff have not approved the application as it is.',
    rejectedAgainAbove: 'The platform’s staff have not approved what was added.',
    read: 'Read what the review says',
    note: 'Note of the reviewer',
    ownNote: 'Your note to the reviewers',
    submit: 'Submit for review …',
  },
  submitting: {
    title: (application: string) => phrase`Submit ${application} for review?`,
    lead: 'The platform’s staff look at the name, the description, what the application asks for and why. When they approve it, they can make it public.',
    note: 'Note to the reviewers',
    noteHint: 'How they can try the application, whom they can ask.',
    tooLong: 'The note can have 10,000 characters at most. Shorten it.',
    control: 'The note holds control characters. Type it anew.',
    now: 'Submit for review now',
    notNow: 'Not now',
    done: 'Submitted for review: the platform’s staff look at the application now.',
  },
  versions: {
    title: 'Companies',
    caption: 'How many companies have enabled which version',
    version: 'Version',
    companies: 'Companies',
    current: (version: string) => phrase`${version} (what the application asks for today)`,
    approved: (version: string) => phrase`${version} (approved by the review)`,
    none: 'No company has enabled the application.',
    text: 'A company stays on the version that it approved until its administrators approve a newer one.',
  },
  deactivating: {
    open: 'Deactivate …',
    title: (application: string) => phrase`Deactivate ${application}?`,
    lead: 'Whatever was issued to the application stops working with the next request, in every company, for good.',
    text: 'It is then in no list of available applications and obtains nothing. Activating it again revives nothing: everybody has to begin anew.',
    now: 'Deactivate it now',
    keep: 'Leave it active',
  },
};
