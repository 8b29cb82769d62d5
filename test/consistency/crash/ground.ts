import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../../adapters/index.ts';
import { createApp } from '../../../server/app.ts';
import { createLog } from '../../../server/log.ts';
import { registerApplication } from '../../../server/operations/applications.ts';
import type { Services } from '../../../server/operations/context.ts';
import type { Storage } from '../../../server/storage.ts';
import { unique } from '../../builders.ts';
import { aMember, anAdministrator, type Member, REDIRECT_URI, type Registered } from '../../flows/cast.ts';
import { OPERATOR_SECRET, sampleCatalogue } from '../../flows/world.ts';
import { freePort, type Given } from '../../running/server-process.ts';

export interface Client {
  readonly id: string;
  readonly secret: string;
}

/** A store with a partner and its applications, which no process has open, and what its servers are started with. */
export interface Ground {
  readonly folder: string;
  readonly issuer: string;
  readonly given: Given;
  readonly ports: readonly string[];
  readonly owner: Member;
  readonly member: Member;
  readonly applications: readonly Registered[];
  /** Opens the store, when the servers are gone. */
  open(): Promise<Storage>;
  remove(): Promise<void>;
}

export async function aGround(applicationCount: number): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-crash-'));
  const ports = [String(await freePort()), String(await freePort())];
  const issuer = `http://127.0.0.1:${ports[0]}`;
  const directoryUrl = `lmdb:${join(folder, 'store')}`;
  const serverKey = randomBytes(32);
  const open = (): Promise<Storage> => openStorage(directoryUrl);
  const storage = await open();
  const unlimited = { count: 0, windowSeconds: 60 };
  const settings = {
    issuer,
    catalogue: await sampleCatalogue(),
    serverKeys: [serverKey] as const,
    operatorSecret: OPERATOR_SECRET,
    trustProxy: false,
    sandboxSignUp: false,
    signInLimit: unlimited,
    wrongSecretLimit: unlimited,
    signUpLimit: unlimited,
  };
  const app = await createApp({ settings, storage, log: createLog({ write: () => {} }) });
  const cast = await aCast(app.services, applicationCount);
  await app.close();
  await storage.close();
  return {
    folder,
    issuer,
    ports,
    ...cast,
    given: {
      ISSUER: issuer,
      DIRECTORY_URL: directoryUrl,
      SERVER_KEY: serverKey.toString('base64url'),
      OPERATOR_SECRET,
      SIGN_IN_LIMIT: '0',
      WRONG_SECRET_LIMIT: '0',
    },
    open,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function aCast(services: Services, count: number): Promise<Pick<Ground, 'owner' | 'member' | 'applications'>> {
  const owner = await anAdministrator(services, true);
  const applications: Registered[] = [];
  for (let made = 0; made < count; made += 1) {
    const { record, secret = '' } = await registerApplication(services, owner.caller, {
      name: unique('Application'),
      apis: [{ code: 'EXPRPT', groups: [] }],
      redirectUris: [REDIRECT_URI],
    });
    applications.push({ application: record, client: { id: record.id, secret }, owner });
  }
  return { owner, member: await aMember(services, owner.company), applications };
}
