import type { Application } from '../../domain/application.ts';
import { countVersionsInUse, readSecretUse } from '../../operations/application-uses.ts';
import type { Credentials } from '../../../views/registration/authorization.tsx';
import type { StepsProps } from '../../../views/registration/steps.tsx';
import { applicationPath } from './paths.ts';
import type { Scene } from './scene.ts';

/** What can be done to the application beside its form, by this person. */
export async function stepsOf({ services, caller, person }: Scene, application: Application): Promise<StepsProps> {
  const { id, certification, certificationNote, approvedPermissionVersion, active } = application;
  const developer = person.company.developmentPartner;
  const submittable = developer && (certification === 'none' || certification === 'rejected');
  return {
    certification,
    approvedBefore: approvedPermissionVersion > 0,
    note: certificationNote,
    active,
    suspended: application.suspended,
    permissionVersion: application.permissionVersion,
    approvedPermissionVersion,
    versions: await countVersionsInUse(services, caller, id),
    paths: {
      submit: submittable ? applicationPath(id, 'certification') : undefined,
      newSecret: application.secret && applicationPath(id, 'secret'),
      revoke: applicationPath(id, 'revoke-tokens'),
      // Whoever may modify it unticks *Active* in the form.
      deactivate: active && !developer ? applicationPath(id, 'deactivate') : undefined,
    },
  };
}

/** What can be told of key and secret. */
export async function credentialsOf({ services, caller, person }: Scene, { id, secret }: Application): Promise<Credentials> {
  return {
    domain: person.company.domain,
    applicationKey: id,
    secretMadeAt: secret?.createdAt,
    secretUsedAt: await readSecretUse(services, caller, id),
  };
}
