import type { CompanyId, UserId } from './id.ts';

/** What a user may do beyond signing in. The first two are equal (seed:11-12). */
export const ROLES = ['web_services_administrator', 'admin', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** A person of one company. */
export interface User {
  readonly id: UserId;
  readonly revision: number;
  readonly companyId: CompanyId;
  /** Lower case after NFKC. Unique on the server. */
  readonly loginId: string;
  readonly name: string;
  readonly email: string;
  /** Argon2id, PHC string. Absent until the person has set a password. */
  readonly passwordHash?: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  /** Goes up at deactivation and at a change of the password. */
  readonly epoch: number;
  readonly createdAt: number;
}
