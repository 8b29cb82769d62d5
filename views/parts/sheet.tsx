import type { ComponentChildren } from 'preact';
import type { Text } from '../phrase.ts';

/** `open`: waits for a signature; `signed`; `struck`: was signed and is struck through. */
export type SheetState = 'open' | 'signed' | 'struck';

/** The sheet that two parties sign. What it is about comes first, the signatures last. */
export function Sheet({ state, title, children }: { state: SheetState; title: Text; children: ComponentChildren }) {
  return (
    <article class={`sheet ${state}`} aria-labelledby="sheet">
      <h2 id="sheet">{title}</h2>
      {children}
    </article>
  );
}

/** A part of the sheet. */
export function Clause({ title, children }: { title: Text; children: ComponentChildren }) {
  return (
    <section class="clause">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** The foot of the sheet: a line for each party. */
export function Signatures({ children }: { children: ComponentChildren }) {
  return <div class="signatures">{children}</div>;
}

/** A party's line: who signs, and what is written on it; nothing where the signature is missing. */
export function Signature({
  party,
  state,
  children,
}: {
  party: Text;
  state: 'signed' | 'missing' | 'struck';
  children?: ComponentChildren;
}) {
  return (
    <div class={`signature ${state}`}>
      <div class="line">{children}</div>
      <p class="party">{party}</p>
    </div>
  );
}
