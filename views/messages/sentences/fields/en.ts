/** What a person is told of a fault in a field, by the field and the rule's own sentence; `{}` stands for what differs. */
export const FIELDS = {
  name: {
    'Must not be empty.': 'Enter a name.',
    'Must be at most {} characters long.': 'The name can have {} characters at most. Shorten it.',
    'Control characters cannot stand here.': 'The name holds control characters. Type it anew.',
    'Another application of the company has this name; choose a different one.':
      'Another application of your company has this name. Enter a different one.',
  },
  description: {
    'Must be at most {} characters long.': 'The description can have {} characters at most. Shorten it.',
    'Control characters other than a new line and a tab cannot stand here.':
      'The description holds control characters. Type it anew.',
  },
  reason: {
    'Must be at most {} characters long.': 'A reason can have {} characters at most. Shorten it.',
    'Control characters other than a new line and a tab cannot stand here.': 'A reason holds control characters. Type it anew.',
  },
  visibility: {
    'Only an application that the review has approved can be public.':
      'The application can be public only after the review has approved it. Leave it private.',
  },
  redirect_uris: {
    'There can be at most {}.': 'There can be {} addresses at most. Remove some.',
    '{} needs at least one redirect URI.': 'Enter at least one address to return to, or untick “People sign in”.',
  },
  post_logout_redirect_uris: {
    'There can be at most {}.': 'There can be {} addresses at most. Remove some.',
  },
  grant_types: {
    'There must be at least one.': 'Tick at least one way in which the application works.',
    '{} goes with {} or the device code only.':
      'An application stays connected only where people sign in or devices are used. Tick one of these, or untick it.',
  },
};
