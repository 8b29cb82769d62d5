import type { OfferedApi } from '../domain/offer.ts';
import { applicationStands } from '../domain/gate.ts';
import type { AvailableApplication } from '../operations/available-applications.ts';
import type { SheetProps, Standing } from '../../views/enabling/sheet.tsx';
import type { SheetTerm } from '../../views/enabling/terms.tsx';
import { publisherOf } from './publisher.ts';

/** What stands on the sheet of an application, for the company whose administrator looks at it. */
export function sheetOf(
  found: AvailableApplication,
  decidedBy: string | undefined,
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
    terms: offer.apis.map((api) => termOf(api, found)),
    decided: enablement && {
      state: enablement.state,
      version: enablement.permissionVersion,
      at: enablement.changedAt,
      by: decidedBy,
    },
  };
}

function standingOf({ application, owner, enablement, pendingScopes }: AvailableApplication): Standing {
  if (!applicationStands({ application, owner })) return 'outOfService';
  if (enablement === undefined) return 'open';
  if (enablement.state === 'disabled') return 'disabled';
  return pendingScopes.length > 0 ? 'pending' : 'enabled';
}

/** A box is ticked as the company left it; what it has never been asked is ticked, as is everything at the first time. */
function termOf({ scope, title, description, groups }: OfferedApi, found: AvailableApplication): SheetTerm {
  const { enablement, offer, approvedScopes } = found;
  const approved = new Set(approvedScopes);
  const asked = (code: string): boolean => {
    const term = offer.terms.find((each) => each.scope === code);
    return term !== undefined && term.since <= (enablement?.permissionVersion ?? 0);
  };
  const isNew = (code: string, required: boolean): boolean =>
    enablement?.state === 'enabled' && !approved.has(code) && (required || !asked(code));
  return {
    scope,
    title,
    description,
    isNew: isNew(scope, true),
    groups: groups.map((group) => ({
      ...group,
      ticked: approved.has(group.code) || !asked(group.code),
      isNew: isNew(group.code, group.required),
    })),
  };
}
