import { phrase, type Text } from '../../phrase.ts';
import { FIELDS } from './fields/en.ts';
import { RULES } from './rules/en.ts';
import { sentencesIn } from './saying.ts';

const say = sentencesIn({ fields: FIELDS, rules: RULES, locale: 'en-GB' });

/** The sentences in which the rules of the domain say no. They are written where the rule is, in English and for programs, too. */
export const en = {
  /** A sentence for a person; `about` is the field that it is about. */
  say: (sentence: string, about?: string): Text => say(sentence, about) ?? phrase`${sentence}`,
  inLine: {
    redirect_uris: (line: string, fault: Text) => phrase`Address after signing in, line ${line}: ${fault}`,
    post_logout_redirect_uris: (line: string, fault: Text) => phrase`Address after signing out, line ${line}: ${fault}`,
  },
  /** The same fault in several lines, such as 1–3 and 5. */
  inLines: {
    redirect_uris: (lines: string, fault: Text) => phrase`Address after signing in, each of lines ${lines}: ${fault}`,
    post_logout_redirect_uris: (lines: string, fault: Text) =>
      phrase`Address after signing out, each of lines ${lines}: ${fault}`,
  },
};
