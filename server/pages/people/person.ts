import type Koa from 'koa';
import { assertMayEditUser, grantableRoles, mayEditUser } from '../../domain/authorization.ts';
import { changedSince, formMarks, USER_FIELDS } from '../../domain/form-marks.ts';
import { SIGN_IN_LINK_MS } from '../../domain/sign-in-link.ts';
import type { User } from '../../domain/user.ts';
import { saveUserForm } from '../../operations/forms.ts';
import type { Person } from '../../provider/sessions.ts';
import type { FormFault } from '../../../views/faults.ts';
import type { ChangedField } from '../../../views/overtaken.tsx';
import type { PersonField, PersonValues } from '../../../views/people/form.tsx';
import { type PersonDone, personView } from '../../../views/people/person.tsx';
import type { PersonStepsProps } from '../../../views/people/steps.tsx';
import { PASSWORD } from '../account/paths.ts';
import { formFaults } from '../form-faults.ts';
import { formOf, type PageParts, seeOther, show } from '../kit.ts';
import { reconciled } from '../overtaken.ts';
import { personPath } from './paths.ts';
import { type Scene, sceneOf, userIn } from './scene.ts';
import { REPEATABLE, valuesIn } from './values.ts';

/** One person. */
export async function showPerson(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const scene = await sceneOf(parts, ctx, person);
  const user = await userIn(scene, id);
  showForm(scene, user, { values: user, faults: [], changes: [] });
}

/** Saves what was typed, unless somebody else has saved meanwhile: then the form comes back with what changed. */
export async function decidePerson(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const form = await formOf(parts, ctx, person.sessionUid, REPEATABLE);
  const scene = await sceneOf(parts, ctx, person);
  const { services, caller, company } = scene;
  assertMayEditUser(caller, await userIn(scene, id));
  const marks = form.get('marks') ?? '';
  const values = valuesIn(form);
  try {
    const outcome = await saveUserForm(services, caller, company.id, id, values, marks);
    if (outcome.saved) return seeOther(ctx, leadsTo(scene, outcome.result));
    const { current, changed } = outcome;
    const typed = new Set(changedSince(marks, { ...current, ...values }, USER_FIELDS));
    return showForm(scene, current, { ...reconciled(values, current, changed, typed), faults: [] });
  } catch (error) {
    const faults = formFaults(error);
    return showForm(scene, await userIn(scene, id), { values, faults, changes: [] }, marks);
  }
}

/** Whoever has just given up their own roles cannot come back to the page. */
function leadsTo({ person, place }: Scene, { id, roles }: User): string {
  return id === person.user.id && roles.length === 0 ? '/' : `${personPath(place.people, id)}?done=saved`;
}

interface Returned {
  readonly values: PersonValues;
  readonly faults: readonly FormFault[];
  readonly changes: readonly ChangedField<PersonField>[];
}

function showForm(scene: Scene, user: User, returned: Returned, marks = formMarks(user, USER_FIELDS)): void {
  const { parts, ctx, caller, company, place, token } = scene;
  const form = {
    action: personPath(place.people, user.id),
    token,
    marks,
    grantable: grantableRoles(caller, company),
    ...returned,
  };
  const view = personView({
    place,
    person: { ...user, hasPassword: user.passwordHash !== undefined },
    done: ctx.method === 'POST' ? undefined : doneTo(user, ctx.query['done']),
    form: mayEditUser(caller, user) ? form : undefined,
    steps: stepsOf(scene, user),
  });
  show(parts, ctx, view, { status: returned.changes.length > 0 ? 409 : returned.faults.length > 0 ? 400 : 200 });
}

const DONE: readonly PersonDone[] = ['added', 'saved', 'sent', 'ended', 'deactivated', 'activated'];

/** What the address says was done, unless it is not so (any more). */
function doneTo({ active }: User, done: unknown): PersonDone | undefined {
  if (done === (active ? 'deactivated' : 'activated')) return undefined;
  return DONE.find((each) => each === done);
}

function stepsOf({ services, person, place }: Scene, { id, active, passwordHash, signInLink }: User): PersonStepsProps {
  const until = (signInLink?.createdAt ?? 0) + SIGN_IN_LINK_MS;
  return {
    self: id === person.user.id,
    active,
    hasPassword: passwordHash !== undefined,
    link: signInLink !== undefined && active && until > services.now() ? { madeAt: signInLink.createdAt, until } : undefined,
    paths: {
      link: personPath(place.people, id, 'sign-in-link'),
      endSessions: personPath(place.people, id, 'end-sessions'),
      deactivate: personPath(place.people, id, 'deactivate'),
      activate: personPath(place.people, id, 'activate'),
      password: PASSWORD,
    },
  };
}
