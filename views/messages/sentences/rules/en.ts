/**
 * What a person is told where a rule says no, by the rule's own sentence; `{}` stands for what differs. A sentence that is
 * missing here says to a person what it says to a program.
 */
export const RULES: Readonly<Record<string, string>> = {
  'An RSA key must have {} to {} bits.': 'An RSA key must have {} to {} bits.',
  'Another key has this kid.': 'Two of the public keys have the same “kid”. Give each one of its own.',
  'Is not a key that can be read.': 'One of the public keys cannot be read. Copy it anew.',
  'Its alg must be one of {}.': 'The “alg” of a public key does not go with its kind. Correct it or leave it out.',
  'Its kid must be a text of {} to {} characters.': 'The “kid” of a public key must be a text of {} to {} characters.',
  'Its use must be {}.': 'The “use” of a public key must be “{}”. Correct it or leave it out.',
  'Must be a public key: a private part was sent. Do not use that key any more.':
    'A private key was entered. Do not use it any more: make a new pair and enter only the public part.',
  'Must be an EC key on P-256, an Ed25519 key or an RSA key.': 'A public key must be of the kind EC P-256, Ed25519 or RSA.',
  'Must be an absolute https URL without user information.':
    'It must be a whole address that begins with “https://”, without user name and password.',
  'Must be at most {} characters long.': 'It can have {} characters at most. Shorten it.',
  'Must be https; http is for the loopback addresses {} and [::1] only.':
    'It must begin with “https://”. Without encryption only {} and [::1] are possible.',
  'Must be written in the characters of RFC 3986, everything else percent-encoded.':
    'It holds a character that has to be written percent-encoded.',
  'Must be {} to {} characters long.': 'It must have {} to {} characters.',
  'Must be {} to {} keys.': 'There must be {} to {} public keys.',
  'Must have the form {"keys": […]}.': 'The public keys must be a key set in JSON: {"keys": […]}.',
  'Must not be empty.': 'Fill this in.',
  'Must not have a fragment.': 'It must not hold a “#”.',
  'Stands here twice.': 'It stands there twice. Remove one.',
  'The certification is {}; it cannot be changed by {} from there.': 'The review has moved on meanwhile.',
  'The request is {}; it cannot be changed by {} from there.': 'Another administrator has decided about this meanwhile.',
  'There can be at most {}.': 'There can be {} at most. Remove some.',
  'There must be at least one.': 'Choose at least one.',
  'This is not yours to do.': 'Your role does not allow this. Whoever gives roles here can change that.',
  '{} needs public keys.': 'Enter the application’s public keys, or choose the secret.',
};
