import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { settingsSchema } from '../config/schema.ts';

const ROOT = join(import.meta.dirname, '..');

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
