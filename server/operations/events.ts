import type { Actor, EventDraft, Facts } from '../domain/audit.ts';
import type { Action } from '../domain/audit-actions.ts';
import type { Caller, Services } from './context.ts';

/** What an event is about. */
export type About = Pick<EventDraft, 'companyId' | 'applicationId' | 'before' | 'after'>;

/** An event that the caller caused. */
export function eventBy({ now }: Services, caller: Caller, action: Action, about: About): EventDraft {
  const { address, requestId } = caller;
  return { at: now(), action, result: 'success', actor: actorOf(caller, about), address, requestId, ...about };
}

/** Whether somebody acted as staff shows in the trail: what operators do in a company is theirs to see. */
function actorOf({ actor, operator, company }: Caller, { companyId }: About): Actor {
  return operator && (companyId === undefined || companyId !== company?.id) ? { ...actor, operator: true } : actor;
}

/** The facts that differ, as they were and as they are; `undefined` when none does. */
export function difference(before: Facts, after: Facts): { before: Facts; after: Facts } | undefined {
  const names = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return names.length === 0 ? undefined : { before: picked(before, names), after: picked(after, names) };
}

/** Which of the texts differ: of a name or an address the trail says only that it changed. */
export function changedTexts<R extends object>(
  before: R,
  after: R,
  names: Readonly<Partial<Record<keyof R & string, string>>>,
): string[] {
  const fields = Object.entries(names) as [keyof R, string][];
  return fields.filter(([field]) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map(([, name]) => name);
}

function picked(facts: Facts, names: readonly string[]): Facts {
  return Object.fromEntries(names.map((name) => [name, facts[name] ?? null]));
}
