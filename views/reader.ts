import type { ComponentChildren } from 'preact';
import type { Language } from './languages.ts';
import type { Messages } from './messages/en.ts';
import type { Text } from './phrase.ts';

/** Who is signed in, as the top of a page says it. */
export interface Bearer {
  readonly name: string;
  readonly company: string;
  /** Whether the navigation has *Administration*. */
  readonly administers: boolean;
  readonly operator: boolean;
}

/** Who reads a page. */
export interface Reader {
  readonly language: Language;
  /** Every word that is ours, in the reader's language. */
  readonly words: Messages;
  /** The platform's name. */
  readonly platform: string;
}

/** One step of the way back. */
export interface Crumb {
  readonly text: Text;
  readonly path: string;
}

/** What a view gives: the layout makes a document of it. */
export interface Page {
  /** The one `h1`, and the document's title. */
  readonly title: Text;
  /** What the document's title says more, so that no two pages have the same. */
  readonly about?: Text;
  /** Whether what was sent has faults: the document's title says so first, for who cannot see the page. */
  readonly faulty?: boolean;
  /** `decision`: one column; `list`: wide. */
  readonly width?: 'decision' | 'list';
  /** The way back, from the top; this page itself is left out. */
  readonly crumbs?: readonly Crumb[];
  /** Whether the script makes it handier. It works without. */
  readonly scripted?: boolean;
  readonly main: ComponentChildren;
}

/** A page, for whoever reads it. Views are functions that give one; they know no request. */
export type View = (reader: Reader) => Page;
