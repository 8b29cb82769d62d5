/**
 * A sign-in that cannot go on: it was answered, waited for too long, began in another browser, or never was. Nobody is told which.
 */
export class SignInOver extends Error {
  override readonly name = 'SignInOver';
}
