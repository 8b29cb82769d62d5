import type { Catalogue, Group } from '../../domain/catalogue.ts';
import type { TickChange } from '../../../views/registration/notices.tsx';
import type { Draft } from './draft.ts';

/** What is ticked otherwise in `now` than in the form, in the order of the catalogue. */
export function tickChanges(form: Draft, now: Draft, { apis }: Catalogue): TickChange[] {
  return apis.flatMap(({ code, title, groups }) => {
    const ticked = now.apis.has(code);
    const own = ticked === form.apis.has(code) ? [] : [{ title, ticked }];
    return [...own, ...groups.flatMap((group) => groupChanges(form, now, group))];
  });
}

function groupChanges(form: Draft, now: Draft, { code, title }: Group): TickChange[] {
  const [before, after] = [form, now].map(({ groups, optional, reasonByGroup }) =>
    groups.has(code) ? { required: !optional.has(code), reason: reasonByGroup.get(code) ?? '' } : undefined,
  );
  if (after === undefined) return before === undefined ? [] : [{ title, ticked: false }];
  if (before === undefined) return [{ title, ticked: true, ...after }];
  const change = {
    ...(after.required !== before.required && { required: after.required }),
    ...(after.reason !== before.reason && { reason: after.reason }),
  };
  return Object.keys(change).length === 0 ? [] : [{ title, ...change }];
}
