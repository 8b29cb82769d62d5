import type { CertificationState } from '../../server/domain/application.ts';
import { Actions, ButtonLink } from '../parts/buttons.tsx';
import { figure } from '../parts/figures.tsx';
import { Prose } from '../parts/foreign.tsx';
import { Table } from '../parts/list.tsx';
import type { Reader } from '../reader.ts';
import { ReviewBadge } from './states.tsx';

/** How many companies have enabled a version. */
interface VersionInUse {
  readonly permissionVersion: number;
  readonly companies: number;
}

/** What can be done to an application beside its form, and what others have done. A path that is absent cannot be gone. */
export interface StepsProps {
  readonly certification: CertificationState;
  /** Whether an earlier version was approved and counts for other companies. */
  readonly approvedBefore: boolean;
  readonly note: string;
  readonly active: boolean;
  readonly suspended: boolean;
  readonly permissionVersion: number;
  readonly approvedPermissionVersion: number;
  readonly versions: readonly VersionInUse[];
  readonly paths: {
    readonly submit?: string | undefined;
    readonly newSecret?: string | undefined;
    readonly revoke: string;
    readonly deactivate?: string | undefined;
  };
}

/** The place on the page where the review and its note stand. */
export const REVIEW_PLACE = 'review';

/** What follows the form. */
export function Steps(props: StepsProps & { readonly reader: Reader }) {
  return (
    <>
      <Review {...props} />
      <Versions {...props} />
      <Access {...props} />
    </>
  );
}

/** Only the review, where it has said something that has to be read while the form is filled in. */
export function LastNote(props: StepsProps & { readonly reader: Reader }) {
  return props.note === '' ? undefined : <Review {...props} />;
}

function Review({ reader, certification, approvedBefore, note, paths }: StepsProps & { readonly reader: Reader }) {
  const { review: words } = reader.words.partner;
  const text =
    approvedBefore && certification === 'submitted'
      ? words.text.submittedAgain
      : approvedBefore && certification === 'rejected'
        ? words.text.rejectedAgain
        : words.text[certification];
  return (
    <section class="stack part" id={REVIEW_PLACE}>
      <h2>
        {words.title} <ReviewBadge reader={reader} certification={certification} />
      </h2>
      <p>{text}</p>
      {note !== '' && (
        <figure class="quoted">
          <figcaption>{certification === 'submitted' ? words.ownNote : words.note}</figcaption>
          <blockquote>
            <Prose reader={reader} text={note} />
          </blockquote>
        </figure>
      )}
      {paths.submit !== undefined && (
        <Actions>
          <ButtonLink href={paths.submit}>{words.submit}</ButtonLink>
        </Actions>
      )}
    </section>
  );
}

/** On which version how many companies are. */
export function Versions({
  reader,
  versions,
  permissionVersion,
  approvedPermissionVersion,
}: Pick<StepsProps, 'versions' | 'permissionVersion' | 'approvedPermissionVersion'> & { readonly reader: Reader }) {
  const { versions: words } = reader.words.partner;
  const nameOf = (version: number) => {
    const name = figure(reader, version);
    if (version === permissionVersion) return words.current(name);
    return version === approvedPermissionVersion ? words.approved(name) : name;
  };
  return (
    <section class="stack part">
      <h2>{words.title}</h2>
      {versions.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>{words.text}</p>
          <Table
            caption={words.caption}
            rows={versions}
            columns={[
              { title: words.version, cell: (row) => nameOf(row.permissionVersion) },
              { title: words.companies, figures: true, cell: (row) => figure(reader, row.companies) },
            ]}
          />
        </>
      )}
    </section>
  );
}

function Access({ reader, paths }: StepsProps & { readonly reader: Reader }) {
  const { credentials: words, partner } = reader.words;
  return (
    <section class="stack part">
      <h2>{words.access}</h2>
      <p>{paths.newSecret === undefined ? words.accessTextKeys : words.accessText}</p>
      <Actions>
        {paths.newSecret !== undefined && <ButtonLink href={paths.newSecret}>{words.newSecret}</ButtonLink>}
        <ButtonLink href={paths.revoke}>{words.revoke}</ButtonLink>
        {paths.deactivate !== undefined && <ButtonLink href={paths.deactivate}>{partner.deactivating.open}</ButtonLink>}
      </Actions>
    </section>
  );
}
