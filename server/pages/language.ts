import type Koa from 'koa';
import { type Language, LANGUAGES, PSEUDO } from '../../views/languages.ts';
import type { Look } from './look.ts';

/** Where the person's choice is kept. */
export const LANGUAGE_COOKIE = 'language';

/** The language that the person chose in this browser, else the one that the browser asks for, else English. */
export function languageOf(ctx: Koa.Context, { pseudoLanguage }: Pick<Look, 'pseudoLanguage'>): Language {
  const chosen = languageNamed(ctx.cookies.get(LANGUAGE_COOKIE, { signed: false }));
  if (chosen !== undefined) return chosen;
  const offered = LANGUAGES.map(({ tag }) => tag);
  const best = ctx.acceptsLanguages(pseudoLanguage ? [...offered, 'qps'] : offered);
  return best === 'qps' ? PSEUDO : (languageNamed(best) ?? LANGUAGES[0]);
}

/** The language of that tag, of those that a person can choose. */
export function languageNamed(tag: unknown): Language | undefined {
  return LANGUAGES.find((language) => language.tag === tag);
}
