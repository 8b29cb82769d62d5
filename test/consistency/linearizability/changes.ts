import { call, operatorToken, personToken, type Reply } from '../../flows/world.ts';
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

/** The changes through each process of the scene's cluster. */
export async function changesEverywhere(scene: Scene): Promise<Changes[]> {
  const { registered, administrator, member, cluster } = scene;
  const { issuer } = cluster.world;
  const [owner, customer, operator] = await Promise.all([
    personToken(issuer, registered.owner.credentials),
    personToken(issuer, administrator.credentials),
    operatorToken(issuer),
  ]);
  const application = `/applications/${registered.application.id}`;
  const company = `/companies/${administrator.company.id}`;
  const enablement = `${company}/enablements/${registered.application.id}`;
  return cluster.urls.map((url) => ({
    async replaceSecret() {
      const { body } = await acknowledged(call(url, owner, 'POST', `${application}/secret`, {}));
      return String(body['client_secret']);
    },
    setEnabled: (on) => acknowledged(call(url, customer, on ? 'PUT' : 'DELETE', enablement, on ? {} : undefined)),
    setActive: (active) => acknowledged(call(url, owner, 'PATCH', application, { active })),
    setSuspended: (suspended) => acknowledged(call(url, operator, 'PATCH', application, { suspended })),
    setCompanyActive: (active) => acknowledged(call(url, operator, 'PATCH', company, { active })),
    setMemberActive: (active) => acknowledged(call(url, customer, 'PATCH', `${company}/users/${member.user.id}`, { active })),
  }));
}

async function acknowledged(sent: Promise<Reply>): Promise<Reply> {
  const reply = await sent;
  if (reply.status !== 200) throw new Error(`the change was refused: ${reply.status} ${reply.text}`);
  return reply;
}
