import { expect } from 'chai';
import { ROUTES } from '../../../server/pages/routes.ts';
import { aWorld } from '../../flows/world.ts';
import { type Said, pathOf, visit } from './asking.ts';
import { EXPECTATIONS } from './expectations.ts';
import { aStage, type Named, type RoleName, ROLES, type Stage, THINGS } from './stage.ts';

const nameOf = ({ method, path }: { readonly method: string; readonly path: string }): string => `${method} ${path}`;

describe('who gets which page (security.md 42, 44, 45)', () => {
  let stage: Stage;
  before(async () => {
    stage = await aStage(await aWorld({ sandboxSignUp: true }));
  });
  after(() => stage?.world.close());

  it('expects something of every page, and of none that is not there', () => {
    const pages = ROUTES.map(nameOf);
    const expected = new Set<string>(EXPECTATIONS.map(([page]) => page));

    const forgotten = pages.filter((page) => !expected.has(page));
    const gone = [...expected].filter((page) => !pages.includes(page));
    expect(forgotten, `add lines for these to test/pages/permissions/expectations.ts: ${forgotten.join(', ')}`).to.deep.equal([]);
    expect(gone, `take these out of test/pages/permissions/expectations.ts: ${gone.join(', ')}`).to.deep.equal([]);
  });

  for (const [page, about, ...answers] of EXPECTATIONS) {
    const route = ROUTES.find((each) => nameOf(each) === page);
    if (route === undefined) continue;

    it(`${page}, ${about}: ${answers.join(' ')}`, async () => {
      const given: number[] = [];
      for (const role of ROLES) {
        // oxlint-disable-next-line no-await-in-loop -- what one changes must not be found by the next
        const named = await THINGS[about].make(stage);
        // oxlint-disable-next-line no-await-in-loop
        const answer = await visit(stage, role, route, pathOf(route, named));
        given.push(answer.status);
        // oxlint-disable-next-line no-await-in-loop
        if (!isKnown(role)) await expectNothingThere(role, named, answer);
      }

      expect(given, ROLES.join(' ')).to.deep.equal(answers);
    });

    const isKnown = (role: RoleName): boolean => (THINGS[about].knownTo as readonly RoleName[]).includes(role);

    async function expectNothingThere(role: RoleName, named: Named, answer: Said): Promise<void> {
      if (route === undefined) return;
      for (const missing of missingInstead(named)) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other, to be compared
        const nothing = await visit(stage, role, route, pathOf(route, missing));
        expect(without(answer, named), `${role}, beside ${JSON.stringify(missing)}`).to.deep.equal(without(nothing, missing));
      }
    }

    function missingInstead(named: Named): Named[] {
      return THINGS[about].missing.map((id) => ({ ...named, id }));
    }
  }
});

/** An answer without the ids that were asked for, which a page may repeat. */
function without({ text, headers, status }: Said, { id, company }: Named): Said {
  const blank = (value: string): string => value.replaceAll(id, '…').replaceAll(company, '…');
  const kept = Object.entries(headers).map(([name, value]) => [name, blank(value)]);
  return { status, text: blank(text), headers: Object.fromEntries(kept) };
}
