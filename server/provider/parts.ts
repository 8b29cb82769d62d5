import type Provider from 'oidc-provider';
import type { AdapterPayload } from 'oidc-provider';
import type { Stamp } from '../domain/gate.ts';
import type { Log } from '../log.ts';
import type { Services } from '../operations/context.ts';
import type { AppSettings } from '../settings.ts';
import type { ArtifactKey } from '../storage.ts';
import type { Reads } from './reads.ts';
import type { Uses } from './uses.ts';

/** What the files of this folder are given. */
export interface Parts {
  readonly settings: AppSettings;
  readonly services: Services;
  readonly log: Log;
  /** The reads of a request; without one, reads of its own. */
  readonly readsOf: (request: object | undefined) => Reads;
  readonly uses: Uses;
  /** The platform's one resource: the audience of partners' tokens. */
  readonly apis: string;
  /** The management API, the audience of the built-in clients' tokens. */
  readonly managementApi: string;
}

/** The context of a request inside the engine. */
export type EngineContext = NonNullable<typeof Provider.ctx>;

/** What the steps of one request leave for later ones. */
export interface Mark {
  /** The gate's stamp for what client credentials are about to issue. */
  stamp?: Stamp;
  /** The application whose enablement would mend the refusal. */
  enablePageOf?: string;
  /** What a device's address brought along for the field. */
  userCode?: string;
  /** Somebody entered a device's code that does not exist. */
  unknownUserCode?: true;
  /** What works once, was not used up when it was read, and was not used by this request. */
  fresh?: { readonly key: ArtifactKey; readonly payload: AdapterPayload };
  /** The store did not answer. */
  unavailable?: true;
}

const marks = new WeakMap<object, Mark>();

/** The mark of a request, empty at first. */
export function markOf(ctx: object): Mark {
  const known = marks.get(ctx);
  if (known !== undefined) return known;
  const made: Mark = {};
  marks.set(ctx, made);
  return made;
}
