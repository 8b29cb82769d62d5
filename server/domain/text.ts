import type { Fault } from './error.ts';

/** The texts that people write. Lengths count characters (code points), not code units. */

/** Control characters, separators of lines, and halves of surrogate pairs, which no encoding can carry. */
const NOT_IN_A_LINE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

export const LONGEST_NAME = 200;
export const LONGEST_TEXT = 10_000;
export const LONGEST_ADDRESS = 254;

/** A name as it is kept: composed (NFC), without white space around it. */
export function tidyLine(text: string): string {
  return text.normalize('NFC').trim();
}

/** A description, reason or note as it is kept: forms send CR LF where a person typed a new line. */
export function tidyText(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

/** What is wrong with a tidy text of one line that must not be empty. */
export function lineFaults(pointer: string, line: string, longest = LONGEST_NAME): Fault[] {
  if (NOT_IN_A_LINE.test(line)) return [{ pointer, message: 'Control characters cannot stand here.' }];
  if (!VISIBLE.test(line)) return [{ pointer, message: 'Must not be empty.' }];
  return lengthFaults(pointer, line, longest);
}

/** What is wrong with a tidy text of any number of lines. */
export function textFaults(pointer: string, text: string): Fault[] {
  if (NOT_IN_A_LINE.test(text.replaceAll(/[\n\t]/gu, ' '))) {
    return [{ pointer, message: 'Control characters other than a new line and a tab cannot stand here.' }];
  }
  return lengthFaults(pointer, text, LONGEST_TEXT);
}

/** How many characters a text has. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

function lengthFaults(pointer: string, text: string, longest: number): Fault[] {
  return lengthOf(text) > longest ? [{ pointer, message: `Must be at most ${longest} characters long.` }] : [];
}
