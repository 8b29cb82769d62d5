import { readFileSync } from 'node:fs';
import { accentRules } from './accent.ts';

const RULES = readFileSync(new URL('countersign.css', import.meta.url), 'utf8');

/** The one script: pages work without it. */
export const SCRIPT = readFileSync(new URL('countersign.js', import.meta.url), 'utf8');

/** The stylesheet of a platform with this accent. */
export function stylesheetFor(accent: string): string {
  return accentRules(accent) + RULES;
}

/** The icon for the tab of who has no logo of their own: our sign. */
export function iconFor(accent: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${accent}"/><g fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"><path d="M6 10c4.500 1 7 3.500 8.500 8.500.5 2 1 3.500 2 4.500"/><path d="M26 7.500c-6 2.500-9 7-10 16"/></g></svg>`;
}
