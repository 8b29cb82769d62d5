import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from 'preact-render-to-string';
import { de } from '../../views/messages/de.ts';
import { en } from '../../views/messages/en.ts';
import { pseudo } from '../../views/messages/pseudo.ts';
import { GERMAN_SENTENCES } from '../../views/messages/sentences/de.ts';
import { templateOf } from '../../views/messages/sentences/template.ts';

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

function sentencesOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8').replaceAll(COMMENTS, '');
  return Array.from(text.matchAll(SENTENCES), ([, plain, template]) =>
    templateOf((plain ?? template ?? '').replaceAll(/\$\{[^}]*\}/g, '0')),
  ).filter((sentence) => /^[A-Z{].*\s.*\.$/.test(sentence));
}

function files(entry: string): string[] {
  if (entry.endsWith('.ts')) return [entry];
  return readdirSync(join(ROOT, entry), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(entry, name));
}

describe('the message catalogue', () => {
  it('says nothing in German that is empty or still English', () => {
    const english = new Map(fixedTexts(en));
    const same = fixedTexts(de).filter(([path, text]) => text.trim() === '' || (text === english.get(path) && /\s/.test(text)));

    expect(same).to.deep.equal([]);
  });

  it('has a German sentence for each in which a rule says no', () => {
    const said = SPEAKERS.flatMap(files)
      .filter((file) => !SILENT.includes(file))
      .flatMap(sentencesOf);

    expect(said.length).to.be.above(50);
    expect([...new Set(said)].filter((sentence) => GERMAN_SENTENCES[sentence] === undefined)).to.deep.equal([]);
  });

  it('puts what differs from case to case into the sentence', () => {
    expect(de.sentences.say('Must be 12 to 128 characters long.')).to.equal('Muss 12 bis 128 Zeichen lang sein.');
    expect(de.sentences.say('"QUICKEXP" requires "EXPRPT": choose it, too.')).to.equal(
      '"QUICKEXP" braucht "EXPRPT": Wählen Sie das mit.',
    );
    expect(de.sentences.say('"a\u202eb" has no such group.')).to.equal('"a[U+202E]b" hat diese Gruppe nicht.');
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
