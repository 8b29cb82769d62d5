import { SIGN_IN_LINK_PATH } from '../../operations/sign-in-links.ts';
import { forAnyone, forPerson, type PageRoute } from '../route.ts';
import { decidePassword, PASSWORD, showPassword } from './password.ts';
import { decideSetPassword, showSetPassword } from './set-password.ts';

/** The pages of one's own account. */
export const ACCOUNT: readonly PageRoute[] = [
  forPerson('GET', PASSWORD, showPassword),
  forPerson('POST', PASSWORD, decidePassword),
  forAnyone('GET', `${SIGN_IN_LINK_PATH}:id`, showSetPassword),
  forAnyone('POST', `${SIGN_IN_LINK_PATH}:id`, decideSetPassword),
];
