/** Somebody who changes one application over and over, and knows what must be there because it was acknowledged. */
export interface Actor {
  readonly applicationId: string;
  /** Does and checks the next thing at one process. Throws `fetch`'s error when that died meanwhile, and fails on a contradiction. */
  step(url: string): Promise<void>;
  /** How many changes were acknowledged. */
  acknowledged(): number;
  /** How many entries of the application the audit trail must have, at least and at most, by action. */
  traces(): Readonly<Record<string, readonly [number, number]>>;
}

/** Whether it is the process that was asked that died, and not a promise. */
export function isLost(error: unknown): boolean {
  return error instanceof TypeError && error.cause !== undefined;
}
