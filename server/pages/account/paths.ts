/** Where whoever is signed in changes their password. */
export const PASSWORD = '/password';

/** Where anybody makes a sandbox company, if that is switched on. */
export const SIGN_UP = '/sign-up';
