import { ACCOUNT } from './account/routes.ts';
import { chooseLanguage } from './choose-language.ts';
import { CONNECTION_PAGES } from './connections/routes.ts';
import { ENABLING } from './enabling/routes.ts';
import { showHome } from './home.ts';
import { decideInteraction, showInteraction } from './interaction.ts';
import { decideSignIn, showSignIn } from './own-sign-in.ts';
import { OPERATORS } from './operators/routes.ts';
import { PEOPLE_PAGES } from './people/routes.ts';
import { REGISTRATION } from './registration/routes.ts';
import { TRAIL_PAGES } from './trail/trail.ts';
import { forAnyone, forPerson, type PageRoute } from './route.ts';

/** Every page, by its path. The tests of permissions go through this list. */
export const ROUTES: readonly PageRoute[] = [
  forAnyone('GET', '/interaction/:id', showInteraction),
  forAnyone('POST', '/interaction/:id', decideInteraction),
  forAnyone('GET', '/sign-in', showSignIn),
  forAnyone('POST', '/sign-in', decideSignIn),
  forAnyone('POST', '/language', chooseLanguage),
  forPerson('GET', '/', showHome),
  ...ACCOUNT,
  ...CONNECTION_PAGES,
  ...ENABLING,
  ...PEOPLE_PAGES,
  ...OPERATORS,
  ...TRAIL_PAGES,
  ...REGISTRATION,
];
