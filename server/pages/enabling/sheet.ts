import { applicationStands } from '../../domain/gate.ts';
import type { OfferedApi } from '../../domain/offer.ts';
import type { AvailableApplication } from '../../operations/available-applications.ts';
import type { SheetProps } from '../../../views/enabling/sheet.tsx';
import type { Standing } from '../../../views/enabling/standing.tsx';
import type { SheetTerm } from '../../../views/enabling/terms.tsx';
import { publisherOf } from '../publisher.ts';

/** A sheet that somebody has filled in: the version that stood on it, and the groups that were ticked. */
export interface Marked {
  readonly permissionVersion: number;
  readonly ticked: ReadonlySet<string>;
}

/** What stands on the sheet of an application, for the company whose administrator looks at it. */
export function sheetOf(
  found: AvailableApplication,
  decidedBy: string | undefined,
  marked?: Marked,
): Pick<SheetProps, 'application' | 'publisher' | 'version' | 'standing' | 'terms' | 'decided'> {
  const { application, owner, offer, enablement } = found;
  return {
    application: {
      name: application.name,
      description: application.description,
      redirectHosts: [...new Set(application.redirectUris.map((uri) => new URL(uri).host))],
    },
    publisher: publisherOf(owner),
    version: offer.version,
    standing: standingOf(found),
    terms: offer.apis.map((api) => termOf(api, found, marked)),
    decided: enablement && {
      state: enablement.state,
      version: enablement.permissionVersion,
      at: enablement.changedAt,
      by: decidedBy,
    },
  };
}

/** How things stand between the company and the application. */
export function standingOf({ application, owner, enablement, pendingScopes }: AvailableApplication): Standing {
  if (!applicationStands({ application, owner })) return 'outOfService';
  if (enablement === undefined) return 'open';
  if (enablement.state === 'disabled') return 'disabled';
  return pendingScopes.length > 0 ? 'pending' : 'enabled';
}

/**
 * A box is ticked as it was on the sheet that came back, or else as the company left it; what nobody has been asked yet is ticked,
 * as is everything at the first time.
 */
function termOf({ scope, title, description, groups }: OfferedApi, found: AvailableApplication, marked?: Marked): SheetTerm {
  const { enablement, offer, approvedScopes } = found;
  const approved = new Set(approvedScopes);
  const sinceByScope = new Map(offer.terms.map((term) => [term.scope, term.since]));
  const stoodAt = (code: string, version: number): boolean => (sinceByScope.get(code) ?? Infinity) <= version;
  const asked = (code: string): boolean => stoodAt(code, enablement?.permissionVersion ?? 0);
  const isNew = (code: string, required: boolean): boolean =>
    (marked !== undefined && !stoodAt(code, marked.permissionVersion)) ||
    (enablement?.state === 'enabled' && !approved.has(code) && (required || !asked(code)));
  const isTicked = (code: string): boolean =>
    marked !== undefined && stoodAt(code, marked.permissionVersion)
      ? marked.ticked.has(code)
      : approved.has(code) || !asked(code);
  return {
    scope,
    title,
    description,
    isNew: isNew(scope, true),
    groups: groups.map((group) => ({ ...group, ticked: isTicked(group.code), isNew: isNew(group.code, group.required) })),
  };
}
