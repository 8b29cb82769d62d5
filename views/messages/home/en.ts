import { phrase, plural } from '../../phrase.ts';

const LANGUAGE = 'en';

/** The home page of who is signed in. */
export const en = {
  title: (name: string) => phrase`Hello, ${name}`,
  lead: (company: string, platform: string) => phrase`For ${company}, you are signed in to ${platform} with this browser.`,
  waiting: {
    title: 'Waits for you',
    nothing: 'Nothing waits for you.',
    nothingForAdministrators:
      'When colleagues ask for an application, or an application asks for more than you have approved, you find it here.',
    nothingForStaff: 'When a partner submits an application for review, you find it here.',
    requests: (count: number) =>
      plural(LANGUAGE, count, { one: 'Colleagues ask for one application', other: 'Colleagues ask for {} applications' }),
    requestsText: 'See what each is needed for and what it asks for, and decide.',
    more: (application: string) => phrase`${application} asks for more`,
    moreText: 'Until you decide, it goes on with exactly what you have approved.',
    evenMore: (count: number) =>
      plural(LANGUAGE, count, { one: 'One other application asks for more', other: '{} other applications ask for more' }),
    evenMoreText: 'They go on with what you have approved, too.',
    review: (count: number) =>
      plural(LANGUAGE, count, { one: 'One application waits for the review', other: '{} applications wait for the review' }),
    reviewText: 'Read what each asks for and why, and approve or reject it.',
  },
  asked: {
    title: 'What you asked for',
    empty: 'You have not asked for an application.',
    emptyNext:
      'If you come to an application that your company has not enabled, you can ask your administrators for it right there. What they decide, you read here.',
    states: { enabled: 'Enabled', ended: 'Not enabled', declined: 'Not enabled', pending: 'Not decided yet' },
    outcomes: {
      enabled: (application: string) => phrase`${application} is enabled now. Go to it and start again there.`,
      ended: (application: string) => phrase`${application} was enabled, but cannot be used at the moment.`,
      declined: (application: string) => phrase`Your company goes on without ${application} for now.`,
      pending: (application: string) => phrase`The administrators of your company have not decided on ${application} yet.`,
    },
  },
  ownApplications: 'Your company’s applications',
  staffDid: (company: string) => phrase`What the platform’s staff did in ${company}`,
  somebody: 'somebody',
  anApplication: 'an application',
  allDeeds: 'See everything that they did',
  companyDid: {
    name: 'They changed the name of the company.',
    domain: 'They changed the domain of the company.',
    verified: 'They confirmed that the domain belongs to the company.',
    unverified: 'They withdrew the confirmation that the domain belongs to the company.',
    partner: 'They made the company a Development Partner: it can register applications.',
    noPartner: 'They ended the Development Partner status: the company can register and modify applications no longer.',
  },
  did: {
    'company.created': () => 'They made the company.',
    'company.suspended': () => 'They suspended the company.',
    'company.reactivated': () => 'They let the company in again.',
    'user.created': (person: string) => phrase`They added ${person} to the company.`,
    'user.changed': (person: string) => phrase`They changed ${person}’s details.`,
    'user.roles_changed': (person: string) => phrase`They changed ${person}’s roles.`,
    'user.activated': (person: string) => phrase`They let ${person} in again.`,
    'user.deactivated': (person: string) => phrase`They deactivated ${person}, who can sign in no longer.`,
    'user.sessions_ended': (person: string) => phrase`They signed ${person} out everywhere.`,
    'user.sign_in_link_made': (person: string) => phrase`They made a link with which ${person} can set a password.`,
    'application.certification_approved': (application: string) => phrase`${application} passed the review.`,
    'application.certification_rejected': (application: string) =>
      phrase`${application} did not pass the review. Read what the reviewer says.`,
    'application.published': (application: string) => phrase`${application} is public: every company can enable it.`,
    'application.unpublished': (application: string) =>
      phrase`${application} is private again: whoever has enabled it keeps it, nobody else can enable it.`,
    'application.suspended': (application: string) => phrase`${application} was suspended: it gets nothing from anybody.`,
    'application.unsuspended': (application: string) => phrase`${application} is suspended no longer.`,
    'application.tokens_revoked': (application: string) => phrase`Everything that ${application} held was ended.`,
    'application.pkce_changed': (application: string) =>
      phrase`It was changed how strictly ${application} has to protect sign-ins.`,
  },
  places: {
    title: 'Where to go',
    webServices: {
      title: 'Web Services',
      text: 'See which partner applications ask for data of your company, and enable or disable them.',
    },
    applications: {
      title: 'Register Partner Application',
      text: 'Register an application of your own, look after its key and secret, and submit it for review.',
    },
    people: { title: 'People', text: 'Add colleagues, give them roles, and make links for who has forgotten the password.' },
    review: { title: 'Review', text: 'Approve or reject what partners submit, publish and suspend applications.' },
    companies: { title: 'Companies', text: 'Make companies, verify their domains, and look after their people.' },
    trail: { title: 'Audit trail', text: 'See what was changed, by whom and when.' },
    connections: { title: 'Connections', text: 'See which applications act for you and what they may use, and end any of them.' },
  },
};
