import type { Role } from '../../server/domain/user.ts';
import { Badge } from '../parts/notice.tsx';
import type { Reader } from '../reader.ts';

/** Whether a person can sign in. */
export function PersonState({ reader, active, hasPassword }: { reader: Reader; active: boolean; hasPassword: boolean }) {
  const { people: words } = reader.words;
  if (!active) {
    return (
      <Badge tone="quiet" sign="disabled">
        {words.inactive}
      </Badge>
    );
  }
  return hasPassword ? (
    <Badge tone="accent" sign="enabled">
      {words.active}
    </Badge>
  ) : (
    <Badge tone="waiting" sign="waiting">
      {words.noPassword}
    </Badge>
  );
}

/** What a person may do beyond signing in. */
export function Roles({ reader, roles }: { reader: Reader; roles: readonly Role[] }) {
  const { people: words } = reader.words;
  if (roles.length === 0) return <span class="quiet-text">{words.noRole}</span>;
  return (
    <ul class="plain">
      {roles.map((role) => (
        <li>{words.roles[role]}</li>
      ))}
    </ul>
  );
}
