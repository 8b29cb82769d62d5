import type { Action } from '../../server/domain/audit-actions.ts';
import type { AuditEvent, Facts } from '../../server/domain/audit.ts';
import type { Role } from '../../server/domain/user.ts';
import { figure } from '../parts/figures.tsx';
import type { Text } from '../phrase.ts';
import type { Reader } from '../reader.ts';

/** What an event says beyond its action, a line each. Most actions say all by themselves. */
export function detailsOf(
  reader: Reader,
  action: Action,
  { before, after }: AuditEvent,
  titles: ReadonlyMap<string, string>,
): Text[] {
  const facts = { before: before ?? {}, after: after ?? {} };
  const of = SAYING[nounOf(action)];
  return (of?.(reader, facts, action, titles) ?? []).filter((line) => line !== undefined);
}

function nounOf(action: Action): string {
  return action.slice(0, action.indexOf('.'));
}

interface Told {
  readonly before: Facts;
  readonly after: Facts;
}

type Saying = (reader: Reader, told: Told, action: Action, titles: ReadonlyMap<string, string>) => readonly (Text | undefined)[];

const SAYING: Readonly<Record<string, Saying>> = {
  application: (reader, { after }, action) => {
    const { trail: words, credentials } = reader.words;
    const { approved_permission_version: version, token_endpoint_auth_method: method, require_pkce: pkce } = after;
    switch (action) {
      case 'application.modified':
        return [changedFields(reader, after)];
      case 'application.certification_approved':
        return [typeof version === 'number' ? words.version(figure(reader, version)) : undefined];
      case 'application.authentication_changed':
        return [isMethod(method) ? words.method(credentials.methods[method].label) : undefined];
      case 'application.pkce_changed':
        return [pkce === true ? words.pkceRequired : words.pkceWaived];
      default:
        return [];
    }
  },
  enablement: (reader, { after }, _, titles) => {
    const scopes = listIn(after['approved_scopes']);
    return [scopes && reader.words.trail.approved(titlesOf(reader, scopes, titles))];
  },
  connection: (reader, { after }, action, titles) => {
    const scopes = action === 'connection.confirmed' ? listIn(after['scopes']) : undefined;
    return [scopes && reader.words.trail.confirmed(titlesOf(reader, scopes, titles))];
  },
  request: (reader, { after: { requesters } }) => [
    typeof requesters === 'number' ? reader.words.trail.requesters(requesters) : undefined,
  ],
  user: (reader, { before, after }, action) => {
    const { trail: words } = reader.words;
    if (action === 'user.sign_in_link_made') return [after['sent'] === true ? words.linkSent : words.linkShown];
    const [roles, earlier] = [listIn(after['roles']), listIn(before['roles'])];
    const said =
      roles &&
      (earlier ? words.rolesBefore(rolesOf(reader, roles), rolesOf(reader, earlier)) : words.roles(rolesOf(reader, roles)));
    return [changedFields(reader, after), said];
  },
  company: (reader, { after }, action) => {
    const { trail: words } = reader.words;
    const { domain_verified: verified, development_partner: partner } = after;
    const made = action !== 'company.changed';
    return [
      changedFields(reader, after),
      verified === true || (verified === false && !made) ? (verified ? words.verified : words.unverified) : undefined,
      partner === true || (partner === false && !made) ? (partner ? words.partner : words.noPartner) : undefined,
    ];
  },
};

/** What of a record changed: what stands in `changed` has no values in the trail, of the rest the names do. */
function changedFields(reader: Reader, { changed, ...rest }: Facts): Text | undefined {
  const { changed: say, fields } = reader.words.trail;
  const words: Readonly<Record<string, string>> = fields;
  const names = [...new Set([...(listIn(changed) ?? []), ...Object.keys(rest)])].flatMap((name) => words[name] ?? []);
  return names.length === 0 ? undefined : say(listOf(reader, names));
}

const MOST_TITLES = 5;

function titlesOf(reader: Reader, scopes: readonly string[], titles: ReadonlyMap<string, string>): string {
  const { nothing, more, person } = reader.words.trail;
  const ofPerson: Readonly<Record<string, string>> = person;
  const named = [...new Set(scopes.map((scope) => ofPerson[scope] ?? titles.get(scope) ?? scope))];
  if (named.length === 0) return nothing;
  const rest = named.length - MOST_TITLES;
  return listOf(reader, rest > 0 ? [...named.slice(0, MOST_TITLES), more(rest)] : named);
}

function rolesOf(reader: Reader, roles: readonly string[]): string {
  const { roles: words, noRole } = reader.words.people;
  return roles.length === 0
    ? noRole
    : listOf(
        reader,
        roles.map((role) => words[role as Role] ?? role),
      );
}

function listOf({ language }: Reader, texts: readonly string[]): string {
  return new Intl.ListFormat(language.locale, { type: 'unit', style: 'short' }).format(texts);
}

function listIn(fact: Facts[string] | undefined): readonly string[] | undefined {
  return Array.isArray(fact) ? (fact as readonly string[]) : undefined;
}

function isMethod(fact: Facts[string] | undefined): fact is 'client_secret_basic' | 'private_key_jwt' {
  return fact === 'client_secret_basic' || fact === 'private_key_jwt';
}
