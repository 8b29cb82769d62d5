import type { ComponentChildren } from 'preact';
import type { Text } from '../phrase.ts';
import type { Reader } from '../reader.ts';

/** One thing that is wrong with what was sent: which field, what is wrong, how to mend it. */
export interface FieldFault {
  /** The field's name, which is its id, too. */
  readonly field: string;
  readonly message: Text;
}

/** A form of ours: posted, with the token that binds it to the browser (security.md 62). */
export function Form({ action, token, children }: { action: string; token: string; children: ComponentChildren }) {
  return (
    <form method="post" action={action} novalidate>
      <input type="hidden" name="csrf" value={token} />
      {children}
    </form>
  );
}

/** All that is wrong, at the top, each linked to its field; nothing where nothing is. */
export function ErrorSummary({ reader, faults }: { reader: Reader; faults: readonly FieldFault[] }) {
  if (faults.length === 0) return undefined;
  return (
    <div class="faults" role="alert" aria-labelledby="faults" tabIndex={-1}>
      <h2 id="faults">{reader.words.frame.faults}</h2>
      <ul>
        {faults.map(({ field, message }) => (
          <li>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What every field has. */
export interface Labelled {
  /** Also the id. */
  readonly name: string;
  readonly label: Text;
  readonly hint?: Text | undefined;
  readonly faults?: readonly FieldFault[];
}

interface FieldProps extends Labelled {
  readonly value?: string;
  readonly type?: 'text' | 'password' | 'email' | 'url' | 'date';
  /** What browsers may fill in (WCAG 1.3.5). */
  readonly autocomplete?: string;
  readonly required?: boolean;
  /** Codes and addresses run from left to right and are spelt, not corrected. */
  readonly code?: boolean;
  readonly narrow?: boolean;
}

/** A line to fill in. */
export function Field(props: FieldProps) {
  const { name, value = '', type = 'text', autocomplete = 'off', required = true, code = false, narrow = false } = props;
  return (
    <Labelled {...props}>
      <input
        id={name}
        name={name}
        // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- the compiler wants one kind at a time
        type={type as 'text'}
        value={value}
        autocomplete={autocomplete}
        required={required}
        class={narrow ? 'narrow' : undefined}
        {...(code ? { dir: 'ltr' as const, spellcheck: false, autocapitalize: 'none' } : { dir: 'auto' as const })}
        {...described(props)}
      />
    </Labelled>
  );
}

interface TextAreaProps extends Labelled {
  readonly value?: string;
  readonly rows?: number;
  readonly required?: boolean;
  /** Codes and addresses run from left to right and are spelt, not corrected. */
  readonly code?: boolean;
}

/** Paragraphs to fill in. */
export function TextArea(props: TextAreaProps) {
  const { name, value = '', rows = 4, required = false, code = false } = props;
  return (
    <Labelled {...props}>
      {/* A new line right after the tag is not part of the value, so one that is has to be doubled. */}
      <textarea
        id={name}
        name={name}
        rows={rows}
        required={required}
        {...(code ? { dir: 'ltr' as const, spellcheck: false, autocapitalize: 'none', class: 'code' } : { dir: 'auto' as const })}
        {...described(props)}
      >
        {`\n${value}`}
      </textarea>
    </Labelled>
  );
}

interface CheckProps extends Omit<Labelled, 'faults'> {
  readonly id?: string;
  readonly value: string;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  /** One of several, instead of a box of its own. */
  readonly oneOf?: boolean;
}

/** A box to tick. What the label says more stands beneath it. */
export function Check(props: CheckProps) {
  const { name, id = name, label, hint, value, checked = false, disabled = false, oneOf = false } = props;
  return (
    <div class="check">
      <input
        type={oneOf ? 'radio' : 'checkbox'}
        id={id}
        name={name}
        value={value}
        checked={checked}
        disabled={disabled}
        {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
      />
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** A field under its label, with what is wrong with it. */
export function Labelled({ name, label, hint, faults = [], children }: Labelled & { children: ComponentChildren }) {
  const own = faults.filter(({ field }) => field === name);
  return (
    <div class={own.length > 0 ? 'field faulty' : 'field'}>
      <label for={name}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {own.length > 0 && (
        <div class="fault" id={`${name}-fault`}>
          {own.map(({ message }) => (
            <p>{message}</p>
          ))}
        </div>
      )}
      {children}
    </div>
  );
}

/** What of it belongs to the field, for who cannot see it. */
export function described({ name, hint, faults = [] }: Labelled) {
  const faulty = faults.some(({ field }) => field === name);
  const ids = [...(hint === undefined ? [] : [`${name}-hint`]), ...(faulty ? [`${name}-fault`] : [])];
  return { ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }), ...(faulty && { 'aria-invalid': true }) };
}
