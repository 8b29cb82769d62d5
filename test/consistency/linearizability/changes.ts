import { changeApplication } from '../../../server/operations/applications.ts';
import { changeCompany } from '../../../server/operations/companies.ts';
import { disableApplication, enableApplication } from '../../../server/operations/enablements.ts';
import { replaceApplicationSecret } from '../../../server/operations/secrets.ts';
import { changeUser } from '../../../server/operations/users.ts';
import { OPERATOR } from '../../flows/cast.ts';
import type { Scene } from '../scene.ts';

/** The changes that act at once, made to one scene by who may make them. Each resolves once it is acknowledged. */
export interface Changes {
  /** Answers the new secret. */
  replaceSecret(): Promise<string>;
  setEnabled(on: boolean): Promise<unknown>;
  setActive(on: boolean): Promise<unknown>;
  setSuspended(on: boolean): Promise<unknown>;
  setCompanyActive(on: boolean): Promise<unknown>;
  setMemberActive(on: boolean): Promise<unknown>;
}

/** Made by the operations themselves, in this process. */
export function changesByOperations({ services, registered, administrator, member }: Scene): Changes {
  const { application, owner } = registered;
  const { caller, company } = administrator;
  return {
    async replaceSecret() {
      const { secret } = await replaceApplicationSecret(services, owner.caller, application.id, { revokeTokens: false });
      return secret;
    },
    setEnabled: (on) =>
      on
        ? enableApplication(services, caller, company.id, application.id, {})
        : disableApplication(services, caller, company.id, application.id),
    setActive: (active) => changeApplication(services, owner.caller, application.id, { active }),
    setSuspended: (suspended) => changeApplication(services, OPERATOR, application.id, { suspended }),
    setCompanyActive: (active) => changeCompany(services, OPERATOR, company.id, { active }),
    setMemberActive: (active) => changeUser(services, caller, company.id, member.user.id, { active }),
  };
}
