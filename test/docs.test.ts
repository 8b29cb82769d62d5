import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { settingsSchema } from '../config/schema.ts';
import { notEnabled } from '../server/provider/refusals.ts';
import { EXIT_CONFIGURATION, EXIT_UNAVAILABLE, EXIT_USAGE } from '../server/start-fault.ts';

const ROOT = join(import.meta.dirname, '..');

const PICTURES = 'docs/screenshots';
const PICTURE =
  /<picture>\n +<source media="\(prefers-color-scheme: dark\)" srcset="(?<night>[^"]+)">\n +<img src="(?<day>[^"]+)" alt="(?<words>[^"]+)" width="\d+%?">\n<\/picture>/g;

interface Picture {
  readonly path: string;
  readonly day: string;
  readonly night: string;
  readonly words: string;
}

interface Page {
  readonly path: string;
  readonly text: string;
}

describe('the documents', () => {
  const pages = ['README.md', 'CHANGELOG.md', ...readdirSync(join(ROOT, 'docs')).map((name) => join('docs', name))]
    .filter((path) => path.endsWith('.md'))
    .map(page);
  const { scripts, version } = JSON.parse(page('package.json').text) as { scripts: Record<string, string>; version: string };

  it('name every setting in the README, and none that is not there', () => {
    const rows = [...page('README.md').text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);

    expect(rows).to.deep.equal(Object.keys(settingsSchema.shape));
  });

  it('name every exit code', () => {
    const rows = [...page('docs/operators.md').text.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));

    expect(rows).to.deep.equal([0, 1, EXIT_USAGE, EXIT_UNAVAILABLE, EXIT_CONFIGURATION]);
  });

  it('quote a refusal as the server words it', () => {
    expect(page('README.md').text).to.contain(`"error_description":"${notEnabled().error_description ?? ''}"`);
  });

  it('name no command that package.json does not have', () => {
    const named = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => ({ path, name })),
    );

    expect(named.filter(({ name }) => !Object.hasOwn(scripts, name))).to.deep.equal([]);
    expect(named).not.to.deep.equal([]);
  });

  it('lead nowhere that is not there', () => {
    const links = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:)([^)#\s]+)|(?:src|srcset)="(?!https?:)([^"]+)"/g)].map(([, link, image]) => ({
        path,
        target: link ?? image ?? '',
      })),
    );

    expect(links.filter(({ path, target }) => !existsSync(join(ROOT, dirname(path), target)))).to.deep.equal([]);
    expect(links).not.to.deep.equal([]);
  });

  it('lead to no heading that is not there', () => {
    const links = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/g)].map(([, target = '', heading = '']) => ({
        path,
        target: target === '' ? path : join(dirname(path), target),
        heading,
      })),
    );

    expect(links.filter(({ target, heading }) => !headings(page(target).text).includes(heading))).to.deep.equal([]);
    expect(links).not.to.deep.equal([]);
  });

  it('show every picture by day and by night, with words for who does not see it', () => {
    const shown = pages.flatMap(({ path, text }) => [...text.matchAll(PICTURE)].map(({ groups = {} }) => ({ path, ...groups })));
    const tags = pages.flatMap(({ text }) => text.match(/<(picture|img)\b/g) ?? []);

    // None stands outside of that form.
    expect(tags).to.have.lengthOf(2 * shown.length);
    for (const { path, night = '', day = '', words = '' } of shown as Picture[]) {
      expect(day, path).to.match(/-light\.png$/);
      expect(night, path).to.equal(day.replace(/-light\.png$/, '-dark.png'));
      expect(words.length, `${path}: ${day}`).to.be.within(30, 200);
      for (const picture of [day, night])
        expect(existsSync(join(ROOT, dirname(path), picture)), `${path}: ${picture}`).to.equal(true);
    }
    expect(shown).not.to.deep.equal([]);
  });

  it('leave no picture out, and none is heavy', () => {
    const files = readdirSync(join(ROOT, PICTURES));
    const texts = pages.map(({ text }) => text).join('\n');

    for (const file of files) {
      const picture = readFileSync(join(ROOT, PICTURES, file));
      expect(texts, file).to.contain(`screenshots/${file}"`);
      expect(picture.length, file).to.be.at.most(250_000);
      // The width in the head of a PNG (W3C PNG §11.2.1).
      expect(picture.readUInt32BE(16), file).to.equal(1280);
    }
    expect(files).not.to.deep.equal([]);
  });

  it('tell what changed in this version', () => {
    expect(page('CHANGELOG.md').text).to.contain(`\n## ${version}\n`);
  });
});

/** The names under which the headings of a text can be linked to. */
function headings(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function page(path: string): Page {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}
