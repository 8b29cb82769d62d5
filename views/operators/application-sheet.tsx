import type { ComponentChildren } from 'preact';
import { Terms } from '../enabling/terms.tsx';
import { figure, When } from '../parts/figures.tsx';
import { Code, Foreign, Prose } from '../parts/foreign.tsx';
import { Facts } from '../parts/list.tsx';
import { PublisherName } from '../parts/publisher.tsx';
import { Clause, Sheet } from '../parts/sheet.tsx';
import type { Reader } from '../reader.ts';
import type { ApplicationProps } from './application.tsx';

/** The sheet that the partner has signed: who asks, for what, why, and since which version. */
export function ApplicationSheet(props: ApplicationProps & { readonly reader: Reader }) {
  const { reader, application } = props;
  const { review: words } = reader.words;
  const { description, permissionVersion } = application;
  return (
    <Sheet
      state="open"
      title={
        <>
          {words.version} {figure(reader, permissionVersion)}
        </>
      }
    >
      <About {...props} />
      <Clause title={words.description}>
        {description === '' ? <p class="quiet-text">{words.noDescription}</p> : <Prose reader={reader} text={description} />}
      </Clause>
      <Clause title={words.asksFor}>
        <Asked {...props} />
      </Clause>
      <Clause title={words.how}>
        <How {...props} />
      </Clause>
    </Sheet>
  );
}

function About({ reader, application, publisher, paths }: ApplicationProps & { readonly reader: Reader }) {
  const { review: words } = reader.words;
  const { id, approvedPermissionVersion: approved, createdAt, updatedAt } = application;
  return (
    <Facts
      entries={[
        [
          words.publisher,
          <a href={paths.company}>
            <PublisherName reader={reader} publisher={publisher} />
          </a>,
        ],
        [words.key, <Code text={id} />],
        [words.version, approved === 0 ? words.noneApproved : words.approvedVersion(figure(reader, approved))],
        [words.registered, <When reader={reader} at={createdAt} />],
        [words.changed, <When reader={reader} at={updatedAt} />],
      ]}
    />
  );
}

function Asked({ reader, application, terms, becameRequired }: ApplicationProps & { readonly reader: Reader }) {
  const { review: words } = reader.words;
  const { permissionVersion, approvedPermissionVersion: approved } = application;
  if (terms.length === 0) return <p class="quiet-text">{words.asksNothing}</p>;
  return (
    <div class="stack">
      {approved > 0 && approved < permissionVersion && <p>{words.difference(figure(reader, approved))}</p>}
      {becameRequired.length > 0 && (
        <>
          <p>{words.becameRequired}</p>
          <List
            items={becameRequired.map((title) => (
              <Foreign text={title} />
            ))}
          />
        </>
      )}
      <Terms reader={reader} terms={terms} fixed />
    </div>
  );
}

function How({ reader, application }: ApplicationProps & { readonly reader: Reader }) {
  const { review: words, registration, credentials } = reader.words;
  const { grantTypes, redirectUris, postLogoutRedirectUris, authenticationMethod, requirePkce } = application;
  const addresses = (uris: readonly string[]): ComponentChildren =>
    uris.length === 0 ? (
      words.nowhere
    ) : (
      <List
        items={uris.map((uri) => (
          <Code text={uri} />
        ))}
      />
    );
  return (
    <Facts
      entries={[
        [words.grants, <List items={grantTypes.map((grant) => registration.grantTypes[grant].label)} />],
        [words.returnsTo, addresses(redirectUris)],
        [words.returnsToAfter, addresses(postLogoutRedirectUris)],
        [credentials.method, credentials.methods[authenticationMethod].label],
        [words.pkce, requirePkce ? words.pkceRequired : words.pkceWaived],
      ]}
    />
  );
}

function List({ items }: { items: readonly ComponentChildren[] }) {
  return (
    <ul class="plain">
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}
