/** Why a request cannot be carried out. The rim maps each code to one HTTP status. */
export type DomainErrorCode =
  /** The input breaks a rule; `faults` name the fields. */
  | 'invalid'
  /** Does not exist, or must look as if it did not. */
  | 'not_found'
  /** Visible to the caller, but not the caller's to change. */
  | 'forbidden'
  /** The state of things does not allow it. */
  | 'conflict'
  /** Somebody else changed the record since the caller read it. */
  | 'stale'
  /** Too many attempts; `retryAfterSeconds` says when the next is worth making. */
  | 'too_many_attempts'
  /** An idempotency key was used before with another request. */
  | 'key_reused';

/** One field that is wrong. */
export interface Fault {
  /** Where: a JSON pointer (RFC 6901) into the body. */
  readonly pointer: string;
  /** What is wrong and how to mend it, fit for the caller. */
  readonly message: string;
}

/** The one way in which a rule says no: a code for programs, a sentence that is safe to show to the caller. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: DomainErrorCode;
  readonly faults: readonly Fault[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: DomainErrorCode,
    message: string,
    details: { faults?: readonly Fault[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.code = code;
    this.faults = details.faults ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** The same sentence for what does not exist and for what the caller may not see. */
export function notFound(): DomainError {
  return new DomainError('not_found', 'There is nothing here under this id.');
}

/** An error about named fields of the input. */
export function invalid(...faults: Fault[]): DomainError {
  return new DomainError('invalid', 'The input has faults; each is listed with its field.', { faults });
}
