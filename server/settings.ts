import type { Catalogue } from './domain/catalogue.ts';
import type { Limit } from './operations/context.ts';

/** How the platform presents itself to people. */
export interface Brand {
  readonly name: string;
  /** `#rrggbb`. Where it is used, it is darkened or lightened until it can be read. */
  readonly accent: string;
  /** A PNG image (security.md 66); absent: our sign. */
  readonly logo?: Uint8Array | undefined;
}

/** The product's own, for who sets nothing. */
export const DEFAULT_BRAND: Brand = { name: 'Countersign', accent: '#3a4db0' };

/** How mail is sent. */
export interface SmtpSettings {
  /** `smtp:` or `smtps:`, with the credentials. */
  readonly url: string;
  /** The sender, as it stands in the letter's head. */
  readonly from: string;
}

/** What the application is told about itself; where it listens and what it stores in is the concern of `main.ts`. */
export interface AppSettings {
  /** An origin, in the form that `URL` gives it. Every URL, cookie attribute and redirect follows it. */
  readonly issuer: string;
  readonly catalogue: Catalogue;
  /** 32 bytes each, newest first. */
  readonly serverKeys: readonly [Uint8Array, ...Uint8Array[]];
  /** The secret of the built-in client `operator`. */
  readonly operatorSecret: string;
  /** Whether the last hop of `X-Forwarded-For` is the address of the caller. */
  readonly trustProxy: boolean;
  readonly sandboxSignUp: boolean;
  readonly signInLimit: Limit;
  readonly wrongSecretLimit: Limit;
  /** The product's own unless given. */
  readonly brand?: Brand;
  /** Whether browsers that ask for the language `qps` get the generated one. No setting: only tests that make the app have it. */
  readonly pseudoLanguage?: boolean;
  /** Matters while `sandboxSignUp` is on. */
  readonly signUpLimit: Limit;
  /** Absent where no mail is sent. */
  readonly smtp?: SmtpSettings | undefined;
}
