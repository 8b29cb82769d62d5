import type { ChangedField } from '../../views/overtaken.tsx';

/**
 * What stands in a form over which somebody else has saved: a field that the person left as it was is as the others have made it,
 * and whatever was `typed` stays.
 */
export function reconciled<Values extends object, Field extends string>(
  values: Values,
  current: Values,
  changed: readonly Field[],
  typed: ReadonlySet<Field>,
): { readonly values: Values; readonly changes: readonly ChangedField<Field>[] } {
  const entries = Object.entries(values) as [Field & keyof Values, Values[Field & keyof Values]][];
  const taken = entries.map(([field, value]) => [field, typed.has(field) ? value : current[field]]);
  return {
    values: Object.fromEntries(taken) as Values,
    changes: changed.map((field) => ({ field, typed: field in values && typed.has(field) })),
  };
}
