import { Fieldset } from '../parts/fieldset.tsx';
import { type FieldFault, TextArea } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import type { Text } from '../phrase.ts';
import type { Reader } from '../reader.ts';
import { visible } from '../visible.ts';

/** A sensitive data group in the tree, in the reader's language. */
export interface TreeGroup {
  readonly code: string;
  readonly title: string;
  readonly covers: string;
  readonly ticked: boolean;
  readonly optional: boolean;
  readonly reason: string;
  readonly reasonField: string;
}

/** An API in the tree, in the reader's language. */
export interface TreeApi {
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly hint: string;
  readonly ticked: boolean;
  readonly requires: readonly { readonly code: string; readonly title: string }[];
  /** Titles of the APIs that its permission serves, too. */
  readonly alsoServes: readonly string[];
  readonly groups: readonly TreeGroup[];
}

interface TreeProps {
  readonly reader: Reader;
  readonly apis: readonly TreeApi[];
  readonly faults: readonly FieldFault[];
  /** What a change of the ticks means. */
  readonly additions: string | undefined;
}

/** The id of an API's box, to which its faults are linked. */
export const apiField = (code: string): string => `api-${code}`;

/**
 * Every API of the platform, each sensitive data group indented beneath its API. There are many: what is said of each is as
 * little markup as it can be.
 */
export function ApiTree({ reader, apis, faults, additions }: TreeProps) {
  const { registration: words } = reader.words;
  const ticked = apis.filter((api) => api.ticked).map(({ code }) => code);
  const linked = new Set([
    ...faults.map(({ field }) => field),
    ...apis.flatMap(({ code, requires }) =>
      requires.length === 0 ? [] : [code, ...requires.map((needed) => needed.code)].map(apiField),
    ),
  ]);
  return (
    <Fieldset name="apis" legend={<span class="large">{words.apis}</span>} hint={words.apisHint} faults={faults}>
      {/* A tick that is gone is compared with what stands here: it was there when the form was shown. */}
      <input type="hidden" name="apis_before" value={ticked.join(' ')} />
      {additions !== undefined && (
        <Notice tone="quiet" sign="information">
          <p>{additions}</p>
        </Notice>
      )}
      <ul class="tree">
        {apis.map((api) => (
          <li class={faults.some(({ field }) => field === apiField(api.code)) ? 'lacking' : undefined}>
            <ApiBox reader={reader} api={api} faults={faults} linked={linked} />
            {api.groups.length > 0 && <Groups reader={reader} api={api} faults={faults} />}
          </li>
        ))}
      </ul>
    </Fieldset>
  );
}

interface ApiProps {
  readonly reader: Reader;
  readonly api: TreeApi;
  readonly faults: readonly FieldFault[];
}

/** `linked` are the ids that something leads to: no other box has one. */
function ApiBox({ reader, api, faults, linked }: ApiProps & { readonly linked: ReadonlySet<string> }) {
  const { registration: words } = reader.words;
  const id = apiField(api.code);
  const own = faults.filter(({ field }) => field === id);
  const notes: Text[] = [
    ...(api.requires.length === 0
      ? []
      : [
          words.needs(
            api.title,
            api.requires.map(({ title }) => title),
          ),
        ]),
    ...(api.alsoServes.length === 0 ? [] : [words.alsoServes(api.alsoServes)]),
  ];
  return (
    <>
      {own.length > 0 && (
        <p class="fault" id={`${id}-fault`}>
          {own.map(({ message }) => message)}
        </p>
      )}
      <label>
        <input
          type="checkbox"
          id={linked.has(id) ? id : undefined}
          name="apis"
          value={api.code}
          checked={api.ticked}
          {...(own.length > 0 && { 'aria-invalid': true, 'aria-describedby': `${id}-fault` })}
          {...(api.requires.length > 0 && { 'data-ticks': api.requires.map(({ code }) => apiField(code)).join(' ') })}
        />
        <Title of={api} />
        <Meaning text={api.description} />
        <Meaning text={api.hint} />
        {notes.map((note) => (
          <small>{note}</small>
        ))}
      </label>
      {api.requires.length > 0 && <div role="status">{api.requires.map((needed) => wasTicked(reader, api, needed))}</div>}
    </>
  );
}

function Title({ of: { title, code }, id }: { of: { title: string; code: string }; id?: string }) {
  return (
    <bdi id={id}>
      {visible(title)} <code>{visible(code)}</code>
    </bdi>
  );
}

/** A text of the platform beneath a title, in small print; nothing where there is none. */
function Meaning({ text }: { text: string }) {
  return text === '' ? undefined : <bdi>{visible(text)}</bdi>;
}

/** Shown by the script when it has ticked what is needed; without it the form comes back and says so. */
function wasTicked({ words }: Reader, api: TreeApi, needed: TreeApi['requires'][number]) {
  return (
    <p class="was-ticked" hidden data-when={`${apiField(api.code)} ${apiField(needed.code)}`}>
      {words.registration.wasTicked(api.title, needed.title)}
    </p>
  );
}

function Groups({ reader, api, faults }: ApiProps) {
  return (
    <div class="groups">
      <p>{reader.words.enabling.sensitive}</p>
      {api.groups.map((group) => (
        <GroupBox reader={reader} group={group} faults={faults} />
      ))}
    </div>
  );
}

function GroupBox({ reader, group, faults }: Omit<ApiProps, 'api'> & { group: TreeGroup }) {
  const { registration: words } = reader.words;
  const id = `is-${group.code}`;
  return (
    <>
      <label>
        <input type="checkbox" name="groups" value={group.code} checked={group.ticked} />
        <Title of={group} id={id} />
        <Meaning text={group.covers} />
      </label>
      <div role="group" aria-labelledby={id}>
        <label>
          <input type="checkbox" name="optional" value={group.code} checked={group.optional} />
          {words.optional}
        </label>
        <Reason label={words.reason} group={group} faults={faults} />
      </div>
    </>
  );
}

/** Within its label, as there are many; a faulty one is a field like any other. */
function Reason({ label, group, faults }: { label: string; group: TreeGroup; faults: readonly FieldFault[] }) {
  const { reasonField, reason } = group;
  if (faults.some(({ field }) => field === reasonField)) {
    return <TextArea name={reasonField} label={label} value={reason} rows={2} faults={faults} />;
  }
  return (
    <label>
      {label}
      <textarea name={reasonField}>{`\n${reason}`}</textarea>
    </label>
  );
}
