import type { ComponentChildren } from 'preact';
import type { Text } from '../phrase.ts';

/** `primary`: the one main action of the page. `danger`: ends something. `quiet`: everything else. */
export type Weight = 'primary' | 'quiet' | 'danger';

/** A button that says what happens, and to whom. Where a person decides, its name is `decision`. */
export function Button({
  weight = 'quiet',
  value,
  name = 'decision',
  children,
}: {
  weight?: Weight;
  value?: string;
  name?: string;
  children: Text;
}) {
  return (
    <button class={weight} {...(value !== undefined && { name, value })}>
      {children}
    </button>
  );
}

/** A way to another page that weighs as much as a button. */
export function ButtonLink({ weight = 'quiet', href, children }: { weight?: Weight; href: string; children: Text }) {
  return (
    <a class={`button ${weight}`} href={href}>
      {children}
    </a>
  );
}

/** The actions at the end of a form or a page, the main one first. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="actions">{children}</div>;
}
