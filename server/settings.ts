import type { Catalogue } from './domain/catalogue.ts';
import type { Limit } from './operations/context.ts';

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
  /** Matters while `sandboxSignUp` is on. */
  readonly signUpLimit: Limit;
  /** Absent where no mail is sent. */
  readonly smtp?: SmtpSettings | undefined;
}
