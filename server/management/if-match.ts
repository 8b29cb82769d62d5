/** No record has it. */
const NEVER = -1;

/**
 * The revision on which an `If-Match` header insists (RFC 9110 §13.1.1); `undefined` for none in particular. Weak tags never
 * match. `current` is read where the header leaves a choice.
 */
export async function demandedRevision(
  ifMatch: string | undefined,
  current: () => Promise<{ readonly revision: number }>,
): Promise<number | undefined> {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const revisions = ifMatch.split(',').flatMap((tag) => /^\s*"(\d{1,15})"\s*$/.exec(tag)?.[1] ?? []);
  const [only = NEVER, ...others] = revisions.map(Number);
  if (others.length === 0) return only;
  const { revision } = await current();
  return [only, ...others].includes(revision) ? revision : NEVER;
}
