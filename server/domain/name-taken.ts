import { DomainError } from './error.ts';
import type { Claim } from './records.ts';

/** What a store answers when a name that a record claims is another one's. */
export function nameTaken({ field }: Claim): DomainError {
  const message = TAKEN[field];
  return new DomainError('conflict', message, { faults: [{ pointer: `/${field}`, message }] });
}

const TAKEN: Record<Claim['field'], string> = {
  domain: 'Another company has this domain; choose a different one.',
  login_id: 'Another user has this login id; choose a different one.',
  name: 'Another application of the company has this name; choose a different one.',
};
