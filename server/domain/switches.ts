import type { Application } from './application.ts';
import { DomainError } from './error.ts';
import type { Switches } from './registration.ts';

/** What changes of an application at one stroke, apart from the fields of its registration. */

/**
 * The application after an operator has turned switches. Suspending ends everything that was issued to it, for good. Public is
 * what the review has approved; an application that is taken back keeps the companies that hold it.
 */
export function withSwitches(application: Application, { visibility, suspended, requirePkce }: Switches): Application {
  const publishes = visibility === 'public' && application.visibility === 'private';
  if (publishes && application.certification !== 'approved') {
    throw new DomainError('conflict', 'Only an application that the review has approved can be public.');
  }
  const ends = suspended === true && !application.suspended;
  return {
    ...application,
    visibility: visibility ?? application.visibility,
    suspended: suspended ?? application.suspended,
    requirePkce: requirePkce ?? application.requirePkce,
    epoch: application.epoch + (ends ? 1 : 0),
  };
}

/** The application after everything that was issued to it was ended, for good. */
export function withTokensRevoked<A extends Application>(application: A): A {
  return { ...application, epoch: application.epoch + 1 };
}

/** A secret can be replaced where there is one. */
export function assertHasSecret({ authenticationMethod }: Application): void {
  if (authenticationMethod !== 'client_secret_basic') {
    throw new DomainError('conflict', 'The application authenticates by keys and has no secret.');
  }
}
