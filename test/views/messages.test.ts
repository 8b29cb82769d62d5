import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from 'preact-render-to-string';
import { de } from '../../views/messages/de.ts';
import { en } from '../../views/messages/en.ts';
import { pseudo } from '../../views/messages/pseudo.ts';
import { FIELDS } from '../../views/messages/sentences/fields/en.ts';
import { RULES as GERMAN_RULES } from '../../views/messages/sentences/rules/de.ts';
import { RULES } from '../../views/messages/sentences/rules/en.ts';
import { patternOf } from '../../views/messages/sentences/template.ts';
import { type Phrase, plain } from '../../views/phrase.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Every message that is a fixed text, by its path. */
function fixedTexts(messages: unknown, path = ''): [string, string][] {
  if (typeof messages === 'string') return [[path, messages]];
  if (typeof messages !== 'object' || messages === null) return [];
  return Object.entries(messages).flatMap(([name, inner]) => fixedTexts(inner, `${path}/${name}`));
}

/** What is said by the rules that pages run into; readers of JSON and of the catalogue file say nothing on a page. */
const SPEAKERS = [
  'server/domain',
  'server/operations',
  'server/pages',
  'server/http/foreign-form.ts',
  'server/provider/device-decision.ts',
];
const SILENT = ['server/domain/catalogue.ts', 'server/domain/json-shape.ts', 'server/domain/translations.ts'];
const COMMENTS = /\/\*[^]*?\*\/|^\s*\/\/.*$/gm;
const SENTENCES = /'((?:[^'\\\n]|\\.)*\.)'|`((?:[^`\\]|\\.)*\.)`/g;

/** The sentences of a file, with a made-up word where something differs from case to case. */
function sentencesOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8').replaceAll(COMMENTS, '');
  return Array.from(text.matchAll(SENTENCES), ([, fixed, filled]) =>
    (fixed ?? filled ?? '').replaceAll(/\$\{[^}]*\}/g, 'word'),
  ).filter((sentence) => /^[A-Z"].*\s.*\.$/.test(sentence));
}

function files(entry: string): string[] {
  if (entry.endsWith('.ts')) return [entry];
  return readdirSync(join(ROOT, entry), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(entry, name));
}

/** Every message that is made around a name, with one that ends in a full stop, by its path. */
function aroundNames(messages: unknown, path = ''): [string, string][] {
  if (typeof messages === 'function') {
    const name = 'Northwind Ltd.';
    const said: unknown = messages(name, name, name);
    return [[path, typeof said === 'string' ? said : plain(said as Phrase)]];
  }
  if (typeof messages !== 'object' || messages === null) return [];
  return Object.entries(messages).flatMap(([name, inner]) => aroundNames(inner, `${path}/${name}`));
}

describe('the message catalogue', () => {
  it('says nothing in German that is empty or still English', () => {
    const english = new Map(fixedTexts(en));
    const same = fixedTexts(de).filter(([path, text]) => text.trim() === '' || (text === english.get(path) && /\s/.test(text)));

    expect(same).to.deep.equal([]);
  });

  it('has a German sentence for each in which a rule says no, and none that no rule says', () => {
    const said = [
      ...new Set(
        SPEAKERS.flatMap(files)
          .filter((file) => !SILENT.includes(file))
          .flatMap(sentencesOf),
      ),
    ];
    const patterns = Object.keys(GERMAN_RULES).map(patternOf);
    const templates = [...Object.keys(GERMAN_RULES), ...Object.keys(RULES), ...Object.values(FIELDS).flatMap(Object.keys)];

    expect(said.length).to.be.above(50);
    expect(said.filter((sentence) => !patterns.some((pattern) => pattern.test(sentence)))).to.deep.equal([]);
    expect(templates.filter((template) => !said.some((sentence) => patternOf(template).test(sentence)))).to.deep.equal([]);
  });

  it('puts what differs from case to case into the sentence, as a foreign text or a figure', () => {
    const german = (sentence: string, about?: string): string => plain(de.sentences.say(sentence, about));

    expect(german('Must be at most 10000 characters long.', 'description')).to.equal(
      'Die Beschreibung darf höchstens 10.000 Zeichen haben. Kürzen Sie sie.',
    );
    expect(german('"QUICKEXP" requires "EXPRPT": choose it, too.')).to.equal(
      '„\u2068QUICKEXP\u2069“ braucht „\u2068EXPRPT\u2069“: Wählen Sie das mit.',
    );
    expect(german('"a\u202eb" has no such group.')).to.equal('„\u2068a[U+202E]b\u2069“ hat diese Gruppe nicht.');
  });

  it('says what a field lacks in the words of its field, and otherwise in those for any', () => {
    expect(plain(en.sentences.say('Must not be empty.', 'name'))).to.equal('Enter a name.');
    expect(plain(en.sentences.say('Must not be empty.', 'somewhere'))).to.equal('Fill this in.');
  });

  it('puts no full stop after a name, which may end in one', () => {
    for (const [language, messages] of Object.entries({ en, de })) {
      const said = aroundNames(messages);
      expect(said.filter(([, text]) => text.includes('Ltd.')).length, language).to.be.above(100);
      expect(
        said.filter(([, text]) => /Ltd\.\u2069?\./.test(text)),
        language,
      ).to.deep.equal([]);
    }
  });

  it('counts in the forms of each language', () => {
    expect(en.enabling.disabling.people(1)).to.equal('The connection of one person ends.');
    expect(en.enabling.disabling.people(2_000)).to.equal('The connections of 2,000 people end.');
    expect(de.enabling.disabling.people(2_000)).to.equal('Die Verbindungen von 2.000 Personen enden.');
  });

  it('has a pseudo-language with every message longer, and no name changed', () => {
    for (const [path, text] of fixedTexts(pseudo)) {
      expect(text.length, path).to.be.above((fixedTexts(en).find(([other]) => other === path)?.[1].length ?? 0) * 1.4);
    }
    expect(render(pseudo.enabling.title.open('Ace <Robot>')))
      .to.contain('<bdi>Ace &lt;Robot></bdi>')
      .and.contain('⟦Éñâblé');
  });
});
