import type { Company } from '../domain/company.ts';
import type { Publisher } from '../../views/parts/publisher.tsx';

/** A company as the publisher of its applications. */
export function publisherOf({ name, domain, domainVerified }: Company): Publisher {
  return { name, domain, verified: domainVerified };
}
