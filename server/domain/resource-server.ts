import type { Catalogue } from './catalogue.ts';
import { type Fault, invalid } from './error.ts';
import type { ResourceServerId } from './id.ts';
import type { StoredSecret } from './secret.ts';
import { lineFaults, tidyLine } from './text.ts';

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

/** What an operator says of a resource server when making it. */
export interface NewResourceServer {
  readonly name: string;
  readonly apis?: readonly string[] | undefined;
}

/** A new resource server, whose secret is still to be made. */
export function resourceServerOf(
  catalogue: Catalogue,
  { name, apis }: NewResourceServer,
  id: ResourceServerId,
  at: number,
): Omit<ResourceServer, 'secret'> {
  const faults = [...lineFaults('/name', tidyLine(name)), ...(apis === undefined ? [] : apiFaults(catalogue, apis))];
  if (faults.length > 0) throw invalid(...faults);
  return { id, revision: 1, name: tidyLine(name), ...(apis && { apis }), createdAt: at };
}

/** A list that is there and empty would be credentials that see nothing. */
function apiFaults(catalogue: Catalogue, apis: readonly string[]): Fault[] {
  if (apis.length === 0 || apis.length > catalogue.apis.length || new Set(apis).size < apis.length) {
    return [{ pointer: '/apis', message: 'Must name at least one API, and each once; leave it out for all.' }];
  }
  return apis.flatMap((code, index) =>
    catalogue.apiByCode.has(code) ? [] : [{ pointer: `/apis/${index}`, message: 'There is no such API.' }],
  );
}
