import { ARTIFACT_KINDS } from '../../server/provider/artifact-kinds.ts';
import { hashedId } from '../../server/provider/hashed-id.ts';
import type { Artifact, ArtifactModel } from '../../server/storage.ts';
import type { World } from '../flows/world.ts';

/** What is kept of a code or token, found as the server finds it. */
export async function storedOf({ storage }: World, model: ArtifactModel, value: string): Promise<Artifact> {
  const artifact = await storage.artifacts.get({ model, id: hashedId(value) });
  if (artifact === undefined) throw new Error(`no ${model} is stored under the hash of this value`);
  return artifact;
}

/** A date of what is kept, in epoch seconds. */
export async function dateOf(world: World, model: ArtifactModel, value: string, name: 'iat' | 'exp' | 'iiat'): Promise<number> {
  return Number(opened(world, model, await storedOf(world, model, value))[name]);
}

/** Moves dates of what is kept, as if that time had passed: the engine's clock cannot be set. */
export async function redate(
  world: World,
  model: ArtifactModel,
  value: string,
  dates: Partial<Record<'iat' | 'exp' | 'iiat', number>>,
): Promise<void> {
  const artifact = await storedOf(world, model, value);
  const payload = sealed(world, model, { ...opened(world, model, artifact), ...dates });
  await world.storage.artifacts.put({ model, id: hashedId(value) }, { ...artifact, payload });
}

/** The payload of what is kept, with the keys of the server where it is encrypted. */
export function opened({ app }: World, model: ArtifactModel, { payload }: Artifact): Artifact['payload'] {
  if (typeof payload['sealed'] !== 'string') return payload;
  return JSON.parse(app.services.keyring.open('artifact', payload['sealed'], model) ?? '{}');
}

function sealed({ app }: World, model: ArtifactModel, payload: Artifact['payload']): Artifact['payload'] {
  if (!SEALED.has(model)) return payload;
  return { sealed: app.services.keyring.seal('artifact', JSON.stringify(payload), model) };
}

const SEALED = new Set(Object.values(ARTIFACT_KINDS).flatMap((kind) => (kind?.sealed ? [kind.model] : [])));

/** Epoch seconds. */
export const nowSeconds = (): number => Math.floor(Date.now() / 1_000);
