import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import type { Artifact, ArtifactKey } from '../storage.ts';
import { admitStored } from './admission.ts';
import { ARTIFACT_KINDS, type ArtifactKind, keptSeconds } from './artifact-kinds.ts';
import { endFamily } from './families.ts';
import { hashedId } from './hashed-id.ts';
import { markOf, type Parts } from './parts.ts';
import { contextNow } from './plain-context.ts';
import { stampForIssue } from './stamps.ts';

/**
 * The engine's adapter on our port. What is stored is of no use to who reads the store: identifiers are hashed (256 random bits
 * need no key; user codes, which are short, get one) and payloads that must hold one are encrypted. What the gate does not
 * admit is not found, so no grant type and no endpoint can use it.
 */
export function createArtifactAdapter(parts: Parts): (model: string) => Adapter {
  return (model) => {
    const kind = ARTIFACT_KINDS[model];
    if (kind === undefined) throw new Error(`"${model}" is not stored: its feature is off`);
    return adapterOf(kind.model, kind, parts);
  };
}

function adapterOf(model: ArtifactKey['model'], kind: ArtifactKind, parts: Parts): Adapter {
  const { artifacts, keyring, now } = parts.services;

  const keyOf = (id: string): ArtifactKey => ({ model, id: hashedId(id) });
  const aliasKeyOf = (alias: string): ArtifactKey => ({
    model,
    id: kind.alias === 'userCode' ? keyring.mac('user-code', alias) : hashedId(alias),
  });

  function stored(payload: AdapterPayload): Record<string, unknown> {
    if (kind.sealed) return { sealed: keyring.seal('artifact', JSON.stringify(payload), model) };
    const { jti: _, ...rest } = payload;
    return rest;
  }

  function opened(artifact: Artifact): AdapterPayload | undefined {
    if (!kind.sealed) return { ...artifact.payload };
    const sealed = artifact.payload['sealed'];
    const plain = typeof sealed === 'string' ? keyring.open('artifact', sealed, model) : undefined;
    return plain === undefined ? undefined : (JSON.parse(plain) as AdapterPayload);
  }

  async function found(artifact: Artifact | undefined, id?: string): Promise<AdapterPayload | undefined> {
    if (artifact === undefined) return undefined;
    const payload = opened(artifact);
    if (payload === undefined) return undefined;
    if (id !== undefined) {
      // Who can write to the store must not put one person's session under another's cookie.
      if (kind.sealed && payload.jti !== id) return undefined;
      payload.jti = id;
    }
    if (artifact.consumedAt !== undefined) {
      if (model === 'Interaction') return undefined;
      payload.consumed = Math.floor(artifact.consumedAt / 1_000);
      await replayed(payload);
    }
    return kind.admits === undefined ? payload : admitStored(parts, contextNow(), kind.admits, payload);
  }

  /** RFC 9700 §4.14.2, RFC 6749 §4.1.2: what was used already comes back, so what was issued from it ends. */
  async function replayed(payload: AdapterPayload): Promise<void> {
    const ctx = contextNow();
    if (ctx?.oidc.route === 'token' && ctx.oidc.client?.clientId === payload.clientId) await endFamily(parts, ctx, payload);
  }

  /** What was not used up when it was read may be by now, and its family ended, before it comes to be consumed: a replay, too. */
  async function overtaken(): Promise<void> {
    const ctx = contextNow();
    const fresh = ctx && markOf(ctx).fresh;
    if (fresh && (await artifacts.get(fresh.key))?.consumedAt !== undefined) await replayed(fresh.payload);
  }

  return {
    async upsert(id, payload, expiresIn) {
      if (expiresIn === undefined) throw new Error(`"${model}" needs a lifetime`);
      const ctx = contextNow();
      const stamp = await stampForIssue(parts, ctx, model, payload);
      const clientId = kind.admits === 'application' ? (payload.clientId ?? ctx?.oidc.client?.clientId) : payload.clientId;
      const complete = { ...payload, ...(clientId !== undefined && { clientId }), ...(stamp && { stamp }) };
      const alias = kind.alias && payload[kind.alias];
      await artifacts.put(
        keyOf(id),
        { payload: stored(complete), expiresAt: now() + keptSeconds(kind, expiresIn) * 1_000 },
        alias ? aliasKeyOf(alias).id : undefined,
      );
    },

    async find(id) {
      if (kind.prefix !== undefined && !id.startsWith(kind.prefix)) return undefined;
      const ctx = contextNow();
      const key = keyOf(id);
      const artifact = await artifacts.get(key);
      if (artifact === undefined && model === 'Grant') await overtaken();
      const payload = await found(artifact, id);
      if (payload && !payload.consumed && kind.once && ctx) markOf(ctx).fresh = { key, payload };
      return payload;
    },

    findByUid: async (uid) => found(await artifacts.getByAlias(aliasKeyOf(uid))),
    async findByUserCode(userCode) {
      const payload = await found(await artifacts.getByAlias(aliasKeyOf(userCode)));
      const ctx = contextNow();
      if (payload === undefined && ctx) markOf(ctx).unknownUserCode = true;
      return payload;
    },

    // The engine reads `consumed`, then consumes: two requests with the same code can both pass the read. The store picks one
    // winner, so the loser is refused here.
    async consume(id) {
      if (await artifacts.consume(keyOf(id))) {
        const ctx = contextNow();
        if (ctx) delete markOf(ctx).fresh;
        return;
      }
      if (model === 'PushedAuthorizationRequest') throw new errors.InvalidRequestUri('request_uri was already used');
      const artifact = await artifacts.get(keyOf(id));
      const payload = artifact && opened(artifact);
      if (payload) await replayed(payload);
      throw new errors.InvalidGrant(`${model} already consumed`);
    },

    async destroy(id) {
      if (model !== 'Interaction') return artifacts.remove(keyOf(id));
      // The engine reads an interaction, then ends it: one decision that is sent many times at once must not give many codes. It
      // stays, consumed, until its end: removed, it would be written anew by a decision that is a moment late.
      if (!(await artifacts.consume(keyOf(id)))) throw new errors.SessionNotFound('interaction session not found');
    },

    // A grant is ended by deleting the grant, which every use of what was issued under it reads.
    revokeByGrantId: async () => {},
  };
}
