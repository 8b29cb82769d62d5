import type { ParsedUrlQuery } from 'node:querystring';
import { ACTION_NOUNS, isAction } from '../../domain/audit-actions.ts';
import { notFound } from '../../domain/error.ts';
import { type ApplicationId, type CompanyId, type EventId, isId, type Named } from '../../domain/id.ts';
import type { EventQuery } from '../../operations/audit-events.ts';
import type { FormFault } from '../../../views/faults.ts';
import type { FilterValues } from '../../../views/trail/filter.tsx';

/** What an address asks of the trail. */
export interface Asked {
  readonly values: FilterValues & {
    readonly companyId: CompanyId | undefined;
    readonly applicationId: ApplicationId | undefined;
  };
  readonly query: EventQuery;
  readonly after: EventId | undefined;
  readonly faults: readonly FormFault[];
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const LONGEST_DATE = 40;

/** Reads it. Days are whole, and in UTC like all times on the pages. Throws `not_found` for what nothing can be the id of. */
export function askedIn(sent: ParsedUrlQuery): Asked {
  const companyId = idIn('company', sent['company_id']);
  const applicationId = idIn('application', sent['application_id']);
  const [since, until] = [textIn(sent['since']), textIn(sent['until'])];
  const action = textIn(sent['action']);
  const known = isAction(action) || ACTION_NOUNS.some((noun) => noun === action);
  const byOperators = sent['by_operators'] === 'true';
  const values = { companyId, applicationId, action: known ? action : '', since, until, byOperators };
  const [from, to] = [dayOf(since), dayOf(until)];
  const query = {
    companyId,
    applicationId,
    action: known ? action : undefined,
    since: from,
    until: to === undefined ? undefined : to + DAY_MS,
    byOperators,
  };
  const faults = (['since', 'until'] as const)
    .filter((field) => values[field] !== '' && dayOf(values[field]) === undefined)
    .map((field) => ({ field, sentence: 'Must be a date, such as 2026-11-23.' }));
  return { values, query, after: isId('event', sent['after']) ? sent['after'] : undefined, faults };
}

/** The address that asks for these. */
export function addressOf(path: string, values: Partial<FilterValues>, after?: string): string {
  const { companyId, applicationId, action, since, until, byOperators = false } = values;
  const parameters = {
    company_id: companyId,
    application_id: applicationId,
    action,
    since,
    until,
    by_operators: byOperators ? 'true' : undefined,
    after,
  };
  const sent = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  return sent.length === 0 ? path : `${path}?${new URLSearchParams(sent).toString()}`;
}

function textIn(sent: string | string[] | undefined): string {
  return typeof sent === 'string' ? sent.trim().slice(0, LONGEST_DATE) : '';
}

function idIn<N extends Named & ('company' | 'application')>(named: N, sent: string | string[] | undefined) {
  if (sent === undefined || sent === '') return undefined;
  if (!isId(named, sent)) throw notFound();
  return sent;
}

function dayOf(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? undefined : at;
}
