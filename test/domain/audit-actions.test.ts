import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTION_NOUNS, actionsOf, isAction } from '../../server/domain/audit-actions.ts';

const SERVER = join(import.meta.dirname, '../../server');

/** Every text of the code that acts that looks like an action. */
function writtenActions(): Set<string> {
  const files = ['operations', 'provider'].flatMap((folder) =>
    readdirSync(join(SERVER, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(SERVER, folder, name), 'utf8')),
  );
  return new Set(files.flatMap((text) => Array.from(text.matchAll(/'([a-z_]+\.[a-z_]+)'/g), ([, action = '']) => action)));
}

describe('what the trail can tell', () => {
  it('is everything that the code writes into it, and nothing else', () => {
    expect([...writtenActions()].toSorted()).to.deep.equal(ACTION_NOUNS.flatMap(actionsOf).toSorted());
  });

  it('is told from what only looks like it', () => {
    expect(['enablement.disabled', 'enablement', 'enablement.', 'company.signed_in', 'toString'].map(isAction)).to.deep.equal([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
