import type { ComponentChildren } from 'preact';
import type { Text } from '../phrase.ts';
import type { Reader } from '../reader.ts';

/** One column of a table; `figures` line up at the end. */
export interface Column<Row> {
  readonly title: Text;
  readonly figures?: boolean;
  readonly cell: (row: Row) => ComponentChildren;
}

/** Rows under titles; on a narrow screen each row is a card. The first column names the row. `caption` is for who cannot see it. */
export function Table<Row>({ caption, columns, rows }: { caption: Text; columns: readonly Column<Row>[]; rows: readonly Row[] }) {
  const [first, ...others] = columns;
  return (
    // Block layout on narrow screens takes the roles of a table away; here they are said again.
    <table role="table">
      <caption class="unseen">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ title, figures = false }) => (
            <th role="columnheader" scope="col" class={figures ? 'figures' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row">
            {first !== undefined && (
              <th role="rowheader" scope="row">
                {first.cell(row)}
              </th>
            )}
            {others.map(({ title, figures = false, cell }) => (
              <td role="cell" class={figures ? 'figures' : undefined}>
                <span class="title" aria-hidden="true">
                  {title}
                </span>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What something is, name by name. Entries without a value are left out by who calls. */
export function Facts({ entries }: { entries: readonly (readonly [Text, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {entries.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The ways through a list that goes on: back to its start, and on. `next` is the address of the next page. */
export function Pagination({ reader, first, next }: { reader: Reader; first: string | undefined; next: string | undefined }) {
  if (first === undefined && next === undefined) return undefined;
  const { firstPage, nextPage, pages } = reader.words.frame;
  return (
    <nav class="pages" aria-label={pages}>
      {first !== undefined && <a href={first}>{firstPage}</a>}
      {next !== undefined && (
        <a href={next} rel="next">
          {nextPage}
        </a>
      )}
    </nav>
  );
}

/** A form that finds: it changes nothing, so its fields stand in the address. `children` are filters beside the words. */
export function Search({
  reader,
  action,
  label,
  query,
  narrowed = false,
  children,
}: {
  reader: Reader;
  action: string;
  label: Text;
  query: string;
  /** Whether a filter is set. */
  narrowed?: boolean;
  children?: ComponentChildren;
}) {
  const { search, clearSearch } = reader.words.frame;
  return (
    <form class="search" role="search" method="get" action={action}>
      <label for="query">{label}</label>
      <div>
        <input id="query" name="query" type="search" value={query} dir="auto" maxLength={200} />
        {children}
        <button class="quiet">{search}</button>
        {(query !== '' || narrowed) && <a href={action}>{clearSearch}</a>}
      </div>
    </form>
  );
}
