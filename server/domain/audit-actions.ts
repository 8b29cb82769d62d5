/** Everything that the trail can tell, by what it happens to. The pages have words for each. */
export const ACTIONS = {
  application: [
    'registered',
    'modified',
    'activated',
    'deactivated',
    'authentication_changed',
    'secret_replaced',
    'tokens_revoked',
    'certification_submitted',
    'certification_approved',
    'certification_rejected',
    'published',
    'unpublished',
    'suspended',
    'unsuspended',
    'pkce_changed',
  ],
  enablement: ['enabled', 'approved', 'disabled'],
  request: ['asked', 'approved', 'denied', 'blocked', 'unblocked'],
  connection: ['confirmed', 'ended'],
  authorization: ['replayed'],
  user: [
    'signed_in',
    'sign_in_failed',
    'created',
    'changed',
    'roles_changed',
    'activated',
    'deactivated',
    'sessions_ended',
    'sign_in_link_made',
    'password_set',
    'password_changed',
  ],
  company: ['created', 'signed_up', 'changed', 'suspended', 'reactivated'],
  resource_server: ['created', 'secret_replaced'],
  signing_key: ['moved_on'],
} as const;

/** What something can happen to. */
export type ActionNoun = keyof typeof ACTIONS;

type ActionOf<N extends ActionNoun> = `${N}.${(typeof ACTIONS)[N][number]}`;

/** Noun and past participle: `enablement.disabled`. */
export type Action = { [N in ActionNoun]: ActionOf<N> }[ActionNoun];

/** The nouns, in the order in which people are shown them. */
export const ACTION_NOUNS = Object.keys(ACTIONS) as ActionNoun[];

/** The actions of one noun. */
export function actionsOf(noun: ActionNoun): Action[] {
  return ACTIONS[noun].map((participle) => `${noun}.${participle}` as Action);
}

/** Whether a text from outside, or from an event that was written by another version, is an action that is known here. */
export function isAction(text: string): text is Action {
  return ACTION_NOUNS.some((noun) => actionsOf(noun).some((action) => action === text));
}
