import { Code, Foreign, Prose } from '../parts/foreign.tsx';
import { Badge } from '../parts/notice.tsx';
import { Sign } from '../parts/signs.tsx';
import type { Reader } from '../reader.ts';

/** A sensitive data group on the sheet. */
export interface SheetGroup {
  readonly code: string;
  readonly title: string;
  readonly covers: string;
  readonly reason: string;
  readonly required: boolean;
  /** Whether its box is ticked when the page opens. */
  readonly ticked: boolean;
  /** Whether the company has not approved it yet, while it has approved others. */
  readonly isNew: boolean;
}

/** An API on the sheet, in the reader's language. */
export interface SheetTerm {
  readonly scope: string;
  readonly title: string;
  readonly description: string;
  readonly isNew: boolean;
  readonly groups: readonly SheetGroup[];
}

interface TermsProps {
  readonly reader: Reader;
  readonly terms: readonly SheetTerm[];
  /** Whether nothing can be chosen. */
  readonly fixed: boolean;
}

/** Everything that the application asks for, each sensitive group beneath its API. */
export function Terms({ reader, terms, fixed }: TermsProps) {
  return (
    <ul class="terms">
      {terms.map((term) => (
        <li class={term.isNew ? 'new' : undefined}>
          <div class="term">
            <Foreign text={term.title} />
            <Code text={term.scope} />
            {term.isNew && <New reader={reader} />}
          </div>
          {term.description !== '' && <Prose reader={reader} text={term.description} />}
          {term.groups.length > 0 && (
            <ul class="groups">
              {term.groups.map((group) => (
                <li class={group.isNew ? 'new' : undefined}>
                  <GroupTerm reader={reader} group={group} fixed={fixed} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function GroupTerm({ reader, group, fixed }: { reader: Reader; group: SheetGroup; fixed: boolean }) {
  const { enabling: words } = reader.words;
  const { code, title, covers, reason, required, ticked, isNew } = group;
  const id = `group-${code}`;
  return (
    <div class="group">
      {required ? (
        <>
          <Sign name="enabled" />
          <span class="name">
            <Foreign text={title} />
          </span>
        </>
      ) : (
        <>
          <input
            type="checkbox"
            id={id}
            name="groups"
            value={code}
            checked={ticked}
            disabled={fixed}
            aria-describedby={`${id}-marks`}
          />
          <label for={id}>
            <Foreign text={title} />
          </label>
        </>
      )}
      <div class="term" id={`${id}-marks`}>
        <Badge tone="sensitive" sign="sensitive">
          {words.sensitive}
        </Badge>
        <span class="small quiet-text">{required ? words.required : words.optional}</span>
        <Code text={code} />
        {isNew && <New reader={reader} />}
      </div>
      {covers !== '' && (
        <div class="quiet-text">
          <span class="unseen">{words.covers}</span>
          <Prose reader={reader} text={covers} />
        </div>
      )}
      {reason === '' ? (
        <p class="quiet-text">{words.noReason}</p>
      ) : (
        <div class="reason">
          <span class="small quiet-text">{words.reason}</span>
          <Prose reader={reader} text={reason} />
        </div>
      )}
    </div>
  );
}

function New({ reader }: { reader: Reader }) {
  return (
    <Badge tone="accent" sign="added">
      {reader.words.enabling.isNew}
    </Badge>
  );
}
