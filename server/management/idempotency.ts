import { createHash } from 'node:crypto';
import { administers } from '../domain/authorization.ts';
import { DomainError, invalid } from '../domain/error.ts';
import type { Caller, Services } from '../operations/context.ts';
import type { ArtifactKey, Directory } from '../storage.ts';

/** What is answered: of a repetition, the same. */
export interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly etag?: string | undefined;
}

interface Kept {
  readonly fingerprint: string;
  /** Absent until the first request has been answered. */
  readonly answered?: Answered;
}

const LIFE_MS = 24 * 60 * 60 * 1_000;
/** What a key may be. */
export const KEY = /^[\x21-\x7e]{1,255}$/;

/** A request that is carried out once, however often it is sent. */
export interface Once {
  readonly services: Services;
  readonly caller: Caller;
  /** As the caller sent it. */
  readonly key: string;
  /** What the request asks for: another request under the same key is refused. */
  readonly request: readonly unknown[];
  /** Fields of the answer that are not kept, let alone repeated. */
  readonly secrets: readonly string[];
}

/**
 * Carries a request out unless this caller's key has done so within 24 hours; then the first answer is given again, without its
 * secret. Of concurrent requests one is carried out. A refusal is not kept: it changed nothing, so the key stays usable. A
 * failure after which something may have been written keeps the key taken, because carrying out again could do it twice.
 */
export async function once(
  { services, caller, key, request, secrets }: Once,
  carryOut: (services: Services) => Promise<Answered>,
): Promise<Answered> {
  if (!KEY.test(key)) throw invalid({ pointer: '', message: 'Idempotency-Key must be 1 to 255 visible ASCII characters.' });
  const { artifacts, directory, now } = services;
  const at = keyOf(caller, key);
  const fingerprint = digest(request);
  const expiresAt = now() + LIFE_MS;
  const first = await artifacts.add(at, { payload: sealed(services, at, { fingerprint }), expiresAt });
  if (!first) return repeated(services, at, fingerprint);

  let mayHaveWritten = false;
  const watched = watching(directory, () => (mayHaveWritten = true));
  const answered = await carryOut({ ...services, directory: watched }).catch(async (error: unknown) => {
    if (error instanceof DomainError || !mayHaveWritten) await artifacts.remove(at);
    throw error;
  });
  const kept = { ...answered, body: without(answered.body, secrets) };
  await artifacts.put(at, { payload: sealed(services, at, { fingerprint, answered: kept }), expiresAt });
  return answered;
}

async function repeated(services: Services, at: ArtifactKey, fingerprint: string): Promise<Answered> {
  const kept = opened(services, at, (await services.artifacts.get(at))?.payload['sealed']);
  if (kept !== undefined && kept.fingerprint !== fingerprint) {
    throw new DomainError('key_reused', 'This Idempotency-Key was used for another request.');
  }
  if (kept?.answered !== undefined) return kept.answered;
  throw new DomainError(
    'conflict',
    'The first request with this Idempotency-Key is not answered yet, or its outcome is unknown. Look what is there before you use another key.',
  );
}

/** Whoever has lost a role has not sent it yet: it is carried out, which is refused. */
function keyOf({ actor, operator, user, company }: Caller, key: string): ArtifactKey {
  const rights = [operator, administers({ operator, user, company }, company?.id)];
  return { model: 'IdempotentAnswer', id: digest([actor.type, actor.id, rights, key]) };
}

/** Requests may hold passwords, and answers names and addresses of people: both are encrypted. */
function sealed({ keyring }: Services, at: ArtifactKey, kept: Kept): { readonly sealed: string } {
  return { sealed: keyring.seal('artifact', JSON.stringify(kept), `${at.model} ${at.id}`) };
}

function opened({ keyring }: Services, at: ArtifactKey, text: unknown): Kept | undefined {
  const plain = typeof text === 'string' ? keyring.open('artifact', text, `${at.model} ${at.id}`) : undefined;
  return plain === undefined ? undefined : (JSON.parse(plain) as Kept);
}

function watching(directory: Directory, wrote: () => void): Directory {
  return {
    ...directory,
    commit(changes, events) {
      wrote();
      return directory.commit(changes, events);
    },
  };
}

function without(body: Answered['body'], secrets: readonly string[]): Answered['body'] {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !secrets.includes(name)));
}

function digest(value: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
