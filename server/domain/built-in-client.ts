import type { CompanyId } from './id.ts';

/**
 * A client that belongs to the server itself and needs no enablement: `operator` and `countersign-cli`. They reach the
 * management API and nothing else; no company's data is behind their one scope.
 */
export interface BuiltInClient {
  readonly builtIn: true;
  readonly id: 'operator' | 'countersign-cli';
  /** The platform company. */
  readonly companyId: CompanyId;
  readonly epoch: 0;
  readonly scopes: ReadonlySet<string>;
}

/** The scope of the management API. A platform's own catalogue may not use it. */
export const MANAGE = 'manage';

const SCOPES: ReadonlySet<string> = new Set([MANAGE]);

/** The built-in client of that id, if there is one. */
export function builtInClient(id: string, platformId: CompanyId): BuiltInClient | undefined {
  if (id !== 'operator' && id !== 'countersign-cli') return undefined;
  return { builtIn: true, id, companyId: platformId, epoch: 0, scopes: SCOPES };
}
