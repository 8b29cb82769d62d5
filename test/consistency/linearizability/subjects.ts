import { aCode, companyToken, introspect, redeem } from '../../flows/authorization.ts';
import type { Reply } from '../../flows/world.ts';
import type { Scene } from '../scene.ts';
import type { Changes } from './changes.ts';
import type { Asked, Subject } from './run.ts';

/** What the promises of security.md 39, 46, 49 and 50 are about. Each leaves its scene as it happens to be at the end. */
export const SUBJECTS = {
  'New Secret': newSecret,
  'Enable and Disable': switching((changes, on) => changes.setEnabled(on)),
  'Activate and Deactivate': switching((changes, on) => changes.setActive(on)),
  'Suspend and Unsuspend': switching((changes, on) => changes.setSuspended(!on)),
  'suspending the company': switching((changes, on) => changes.setCompanyActive(on)),
  'deactivating the user': deactivatedUser,
} satisfies Record<string, (scene: Scene) => Subject>;

/** Each version is a secret; the application authenticates with the newest, and with older ones. */
function newSecret({ registered }: Scene): Subject {
  const { client, owner } = registered;
  const secrets = [client.secret];
  return {
    async change(version, changes) {
      secrets[version] = await changes.replaceSecret();
    },
    async ask(url, known) {
      const version = oneOf([known, known, known - 1, Math.floor(Math.random() * known)]);
      const secret = secrets[version] ?? client.secret;
      const { status } = await companyToken(url, { ...registered, client: { id: client.id, secret } }, owner.company.id);
      return asked({ 200: true, 401: false }[status], only(version));
    },
  };
}

/** On in even versions. A token may be issued in each of those, and lives in the one in which it was issued only. */
function switching(turn: (changes: Changes, on: boolean) => Promise<unknown>): (scene: Scene) => Subject {
  return (scene) => {
    const { registered, administrator } = scene;
    const issue = (url: string): Promise<Reply> => companyToken(url, registered, administrator.company.id);
    const tokens = issuedTokens(scene, issue);
    return {
      change: (version, changes) => turn(changes, isOn(version)),
      settled: tokens.issueIn,
      async ask(url) {
        if (Math.random() < 0.5) return tokens.ask(url);
        const { status } = await issue(url);
        return asked({ 200: true, 400: false }[status], isOn);
      },
    };
  };
}

/** A person's token lives in the version in which the person signed in only. */
function deactivatedUser(scene: Scene): Subject {
  const { registered, member } = scene;
  const tokens = issuedTokens(scene, async (url) => redeem(url, registered, await aCode(url, registered, member)));
  return {
    change: (version, changes) => changes.setMemberActive(isOn(version)),
    settled: tokens.issueIn,
    ask: tokens.ask,
  };
}

/** The tokens that were issued in each version, and what is said about one of the latest. */
function issuedTokens({ registered, cluster }: Scene, issue: (url: string) => Promise<Reply>) {
  const tokens = new Map<number, string>();
  let newest = 0;
  return {
    async issueIn(version: number): Promise<void> {
      if (!isOn(version)) return;
      const { status, body } = await issue(cluster.world.issuer);
      if (status !== 200) throw new Error(`no token in version ${version}: ${status} ${JSON.stringify(body)}`);
      tokens.set(version, String(body['access_token']));
      newest = version;
    },
    async ask(url: string): Promise<Asked> {
      const version = Math.max(0, newest - (Math.random() < 0.2 ? 2 : 0));
      const { status, body } = await introspect(url, registered.client, tokens.get(version) ?? '');
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
