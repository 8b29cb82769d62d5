import type { Services } from '../../../server/operations/context.ts';
import { changeApplication } from '../../../server/operations/applications.ts';
import { changeCompany } from '../../../server/operations/companies.ts';
import { disableApplication, enableApplication } from '../../../server/operations/enablements.ts';
import { replaceApplicationSecret } from '../../../server/operations/secrets.ts';
import { changeUser } from '../../../server/operations/users.ts';
import { aCode, companyToken, introspect, redeem } from '../../flows/authorization.ts';
import { OPERATOR } from '../../flows/cast.ts';
import type { Reply } from '../../flows/world.ts';
import type { Scene } from '../scene.ts';
import type { Asked, Subject } from './run.ts';

/** What the promises of security.md 39, 46, 49 and 50 are about. */
export const SUBJECTS = {
  'New Secret': newSecret,
  'Enable and Disable': switching((services, { administrator: { caller, company }, registered: { application } }) => ({
    on: () => enableApplication(services, caller, company.id, application.id, {}),
    off: () => disableApplication(services, caller, company.id, application.id),
  })),
  'Activate and Deactivate': switching((services, { registered: { application, owner } }) => ({
    on: () => changeApplication(services, owner.caller, application.id, { active: true }),
    off: () => changeApplication(services, owner.caller, application.id, { active: false }),
  })),
  'Suspend and Unsuspend': switching((services, { registered: { application } }) => ({
    on: () => changeApplication(services, OPERATOR, application.id, { suspended: false }),
    off: () => changeApplication(services, OPERATOR, application.id, { suspended: true }),
  })),
  'suspending the company': switching((services, { administrator: { company } }) => ({
    on: () => changeCompany(services, OPERATOR, company.id, { active: true }),
    off: () => changeCompany(services, OPERATOR, company.id, { active: false }),
  })),
  'deactivating the user': deactivatedUser,
} satisfies Record<string, (scene: Scene) => Subject>;

/** Each version is a secret; the application authenticates with the newest, and with older ones. */
function newSecret({ services, registered: { application, client, owner } }: Scene): Subject {
  const secrets = [client.secret];
  return {
    async change(version) {
      const { secret } = await replaceApplicationSecret(services, owner.caller, application.id, { revokeTokens: false });
      secrets[version] = secret;
    },
    async ask(url, known) {
      const version = oneOf([known, known, known - 1, Math.floor(Math.random() * known)]);
      const registered = { application, client: { id: client.id, secret: secrets[version] ?? client.secret }, owner };
      const { status } = await companyToken(url, registered, owner.company.id);
      return asked({ 200: true, 401: false }[status], only(version));
    },
  };
}

/** What lets the application into the company, and what shuts it out. */
interface Switch {
  on(): Promise<unknown>;
  off(): Promise<unknown>;
}

/** On in even versions. A token may be issued in each of those, and lives in the one in which it was issued only. */
function switching(switchOf: (services: Services, scene: Scene) => Switch): (scene: Scene) => Subject {
  return (scene) => {
    const { registered, administrator } = scene;
    const { on, off } = switchOf(scene.services, scene);
    const issue = (url: string): Promise<Reply> => companyToken(url, registered, administrator.company.id);
    const tokens = issuedTokens(scene, issue);
    return {
      change: (version) => (isOn(version) ? on() : off()),
      settled: tokens.issueIn,
      async ask(url, known) {
        if (Math.random() < 0.5) return tokens.ask(url, known);
        const { status } = await issue(url);
        return asked({ 200: true, 400: false }[status], isOn);
      },
    };
  };
}

/** A person's token lives in the version in which the person signed in only. */
function deactivatedUser(scene: Scene): Subject {
  const { services, registered, administrator, member, cluster } = scene;
  const { issuer } = cluster.world;
  const tokens = issuedTokens(scene, async () => redeem(issuer, registered, await aCode(issuer, registered, member)));
  return {
    change: (version) => changeUser(services, administrator.caller, member.company.id, member.user.id, { active: isOn(version) }),
    settled: tokens.issueIn,
    ask: tokens.ask,
  };
}

/** The tokens that were issued in each version, and what is said about one of the latest. */
function issuedTokens({ registered, cluster }: Scene, issue: (url: string) => Promise<Reply>) {
  const tokens: string[] = [];
  return {
    async issueIn(version: number): Promise<void> {
      if (isOn(version)) tokens[version] = String((await issue(cluster.world.issuer)).body['access_token']);
    },
    async ask(url: string, known: number): Promise<Asked> {
      const version = tokens.findLastIndex((_, index) => index <= known - (Math.random() < 0.2 ? 2 : 0));
      const { status, body } = await introspect(url, registered.client, tokens[version] ?? '');
      const accepted = status === 200 && typeof body['active'] === 'boolean' ? body['active'] : undefined;
      return asked(accepted, only(version));
    },
  };
}

function asked(accepted: boolean | undefined, acceptable: (version: number) => boolean): Asked {
  return { accepted, acceptable };
}

const isOn = (version: number): boolean => version % 2 === 0;
const only = (wanted: number) => (version: number) => version === wanted;

function oneOf(versions: readonly number[]): number {
  return Math.max(0, versions[Math.floor(Math.random() * versions.length)] ?? 0);
}
