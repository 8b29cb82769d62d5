import { SIGN_IN_LINK_PATH } from '../../operations/sign-in-links.ts';
import { forAnyone, forPerson, type PageRoute } from '../route.ts';
import { decidePassword, showPassword } from './password.ts';
import { PASSWORD, SIGN_UP } from './paths.ts';
import { decideSetPassword, showSetPassword } from './set-password.ts';
import { decideSignUp, showSignUp } from './sign-up.ts';

/** The pages of one's own account. */
export const ACCOUNT: readonly PageRoute[] = [
  forPerson('GET', PASSWORD, showPassword),
  forPerson('POST', PASSWORD, decidePassword),
  forAnyone('GET', `${SIGN_IN_LINK_PATH}:id`, showSetPassword),
  forAnyone('POST', `${SIGN_IN_LINK_PATH}:id`, decideSetPassword),
  forAnyone('GET', SIGN_UP, showSignUp),
  forAnyone('POST', SIGN_UP, decideSignUp),
];
