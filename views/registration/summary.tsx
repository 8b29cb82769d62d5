import type { ComponentChildren } from 'preact';
import type { AuthenticationMethod, GrantType, Visibility } from '../../server/domain/application.ts';
import { Foreign, Prose } from '../parts/foreign.tsx';
import type { Text } from '../phrase.ts';
import type { Reader } from '../reader.ts';
import type { FieldName } from './fields.ts';

/** An application as it is kept, with the titles of what it uses in the reader's language. */
export interface Summary {
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly active: boolean;
  readonly apis: readonly { readonly title: string; readonly groups: readonly SummaryGroup[] }[];
  readonly grantTypes: readonly GrantType[];
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  readonly authenticationMethod: AuthenticationMethod;
}

interface SummaryGroup {
  readonly title: string;
  readonly required: boolean;
  readonly reason: string;
}

/** What a field is called, and what is in it. */
export function entryOf(reader: Reader, summary: Summary, field: FieldName): readonly [Text, ComponentChildren] {
  const { registration: words, credentials, partner } = reader.words;
  switch (field) {
    case 'name':
      return [words.name, <Foreign text={summary.name} />];
    case 'description':
      return [
        words.description,
        summary.description === '' ? words.changed.nothing : <Prose reader={reader} text={summary.description} />,
      ];
    case 'visibility':
      return [words.visibility, words.visibilities[summary.visibility]];
    case 'active':
      return [words.state, summary.active ? partner.active : partner.inactive];
    case 'apis':
      return [words.apis, <Apis reader={reader} apis={summary.apis} />];
    case 'grant_types':
      return [
        words.grants,
        listOf(
          reader,
          summary.grantTypes.map((grant) => words.grantTypes[grant].label),
        ),
      ];
    case 'redirect_uris':
      return [words.redirectUris, listOf(reader, summary.redirectUris.map(foreign))];
    case 'post_logout_redirect_uris':
      return [words.postLogoutRedirectUris, listOf(reader, summary.postLogoutRedirectUris.map(foreign))];
    case 'token_endpoint_auth_method':
      return [credentials.method, credentials.methods[summary.authenticationMethod].label];
  }
}

function Apis({ reader, apis }: { reader: Reader; apis: Summary['apis'] }) {
  if (apis.length === 0) return <>{reader.words.partner.usesNothing}</>;
  return (
    <ul>
      {apis.map(({ title, groups }) => (
        <li>
          <Foreign text={title} />
          {groups.length > 0 && (
            <ul class="indented">
              {groups.map((group) => (
                <li>
                  <Foreign text={group.title} />{' '}
                  <span class="quiet-text">
                    · {group.required ? reader.words.enabling.required : reader.words.enabling.optional}
                  </span>
                  {group.reason !== '' && <Prose reader={reader} text={group.reason} />}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function foreign(text: string): ComponentChildren {
  return <Foreign text={text} />;
}

function listOf(reader: Reader, items: readonly ComponentChildren[]): ComponentChildren {
  if (items.length === 0) return reader.words.registration.changed.nothing;
  return (
    <ul>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}
