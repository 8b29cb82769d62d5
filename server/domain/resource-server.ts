import type { ResourceServerId } from './id.ts';
import type { StoredSecret } from './secret.ts';

/** One of the platform's APIs, with the credentials by which it introspects tokens. */
export interface ResourceServer {
  /** Also its `client_id`. */
  readonly id: ResourceServerId;
  readonly revision: number;
  readonly name: string;
  /** Codes of the APIs whose tokens it may see; absent: all. */
  readonly apis?: readonly string[];
  readonly secret: StoredSecret;
  readonly createdAt: number;
}
