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
    'Its group is not chosen: choose it, or leave the reason out.':
      'There is a reason for sensitive data that is not ticked. Tick the data, or clear the reason.',
  },
  note: {
    'Must not be empty.': 'Say what has to change: without a note the partner does not know.',
    'Must be at most {} characters long.': 'The note can have {} characters at most. Shorten it.',
    'Control characters other than a new line and a tab cannot stand here.': 'The note holds control characters. Type it anew.',
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
  company_name: {
    'Must not be empty.': 'Enter the name of the company.',
    'Must be at most {} characters long.': 'The name of the company can have {} characters at most. Shorten it.',
    'Control characters cannot stand here.': 'The name of the company holds control characters. Type it anew.',
  },
  login_id: {
    'Must not be empty.': 'Enter a login ID.',
    'Must be at most {} characters long.': 'The login ID can have {} characters at most. Shorten it.',
    'Control characters cannot stand here.': 'The login ID holds control characters. Type it anew.',
    'Cannot have spaces.': 'The login ID cannot have spaces. Leave them out.',
    'Another user has this login id; choose a different one.': 'This login ID is taken. Choose a different one.',
  },
  email: {
    'Must be an e-mail address.': 'Enter an e-mail address, such as name@example.com.',
    'Must be at most {} characters long.': 'The e-mail address can have {} characters at most.',
    'Control characters cannot stand here.': 'The e-mail address holds control characters. Type it anew.',
  },
  password: {
    'Must be {} to {} characters long.': 'The password must have {} to {} characters.',
  },
  password_again: {
    'The two new passwords differ.': 'The two new passwords are not the same. Type both anew.',
  },
  current_password: {
    'This is not the current password.': 'This is not the current password. Type it anew; capital letters count.',
  },
  domain: {
    'Must be a domain name, such as {}.': 'Enter a domain, such as example.com, without “https://” and without “@”.',
    'Must be at most {} characters long.': 'The domain can have {} characters at most.',
    'Control characters cannot stand here.': 'The domain holds control characters. Type it anew.',
    'Another company has this domain; choose a different one.':
      'Another company has this domain, and it was verified there. Only one company can have it verified.',
  },
  since: { 'Must be a date, such as {}.': 'Enter a date for “From”, such as {}.' },
  until: { 'Must be a date, such as {}.': 'Enter a date for “Until”, such as {}.' },
  roles: {
    '{} is a role in the platform company only.':
      'The platform’s staff can be in the platform’s own company only. Untick “Operator”.',
  },
};
