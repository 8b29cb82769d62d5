import type { CompanyId } from './id.ts';

/** A tenant: the customer whose data the partners want, the partner itself, or the platform. */
export interface Company {
  readonly id: CompanyId;
  /** Goes up by one at each change; the store refuses a change that was made from an older one. */
  readonly revision: number;
  readonly name: string;
  /** Lower case after NFKC. Unique among the verified ones. */
  readonly domain: string;
  readonly domainVerified: boolean;
  readonly developmentPartner: boolean;
  readonly active: boolean;
  /** The company of the platform's own staff. There is one, and it cannot be deactivated. */
  readonly platform: boolean;
  /** Goes up whenever everything that was issued for the company must end for good. */
  readonly epoch: number;
  readonly createdAt: number;
}
