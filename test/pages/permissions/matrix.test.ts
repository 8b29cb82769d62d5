import { expect } from 'chai';
import { ROUTES } from '../../../server/pages/routes.ts';
import type { Answer } from '../../flows/browser.ts';
import { aWorld } from '../../flows/world.ts';
import { aCell, answerTo, type Cell, isServed, nameOf, pathOf, visit } from './asking.ts';
import { EXPECTATIONS, KEEPS_NOTHING } from './expectations.ts';
import { aStage, recorded, type RoleName, ROLES, type Stage } from './stage.ts';
import { type Thing, THINGS } from './things.ts';
import type { Named } from './wording.ts';

const TABLE = 'test/pages/permissions/expectations.ts';

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
    expect(forgotten, `add lines for these to ${TABLE}: ${forgotten.join(', ')}`).to.deep.equal([]);
    expect(gone, `take these out of ${TABLE}: ${gone.join(', ')}`).to.deep.equal([]);
  });

  for (const row of EXPECTATIONS) {
    const [page, about] = row;
    const route = ROUTES.find((each) => nameOf(each) === page);
    if (route === undefined) continue;
    const answers = ROLES.map((role) => answerTo(role, row));

    it(`${statement(about)} · ${page}, ${about}: ${answers.join(' ')}`, async () => {
      const given: number[] = [];
      for (const role of ROLES) {
        // oxlint-disable-next-line no-await-in-loop -- what one changes must not be found by the next
        given.push(await statusFor(role));
      }

      expect(given, ROLES.join(' ')).to.deep.equal(answers);
    });

    async function statusFor(role: RoleName): Promise<number> {
      if (route === undefined) return 0;
      const { directory } = stage.world.app.services;
      const cell = await aCell(stage, role, route, row);
      const before = await recorded(directory);
      const answer = await visit(stage, route, pathOf(route, cell.named), cell);
      const changed = (await recorded(directory)) !== before;

      const changes = route.method === 'POST' && isServed(route, role, row) && !KEEPS_NOTHING.has(page);
      expect(changed, `${role}, ${answer.status}: whether anything changes; what to fill in stands in ${TABLE}`).to.equal(
        changes,
      );
      if (route.for === 'person' && role === 'nobody') expect(answer.location).to.contain('/sign-in?to=');
      if (!isKnown(role)) await expectNothingThere(role, cell, answer);
      return answer.status;
    }

    const isKnown = (role: RoleName): boolean => (THINGS[about].knownTo as readonly RoleName[]).includes(role);

    async function expectNothingThere(role: RoleName, cell: Cell, answer: Answer): Promise<void> {
      if (route === undefined) return;
      for (const id of THINGS[about].missing) {
        const missing = { ...cell.named, id };
        // oxlint-disable-next-line no-await-in-loop -- one after the other, to be compared
        const nothing = await visit(stage, route, pathOf(route, missing), cell);
        expect(without(answer, cell.named), `${role}, beside ${id}`).to.deep.equal(without(nothing, missing));
      }
    }
  }
});

/** What cannot be seen by all is a matter of companies, the rest one of roles. */
function statement(about: Thing): string {
  return THINGS[about].missing.length > 0 ? '42, 44' : '45';
}

/** What differs from answer to answer whatever is asked. */
const OF_THE_MOMENT: ReadonlySet<string> = new Set(['date', 'x-request-id', 'set-cookie', 'content-length']);

/** An answer as far as anybody can tell it from another, without the ids that were asked for, which a page may repeat. */
function without({ text, headers, status }: Answer, { id, company }: Named) {
  const blank = (value: string): string => value.replaceAll(id, '…').replaceAll(company, '…');
  const kept = [...headers].filter(([name]) => !OF_THE_MOMENT.has(name)).map(([name, value]) => [name, blank(value)]);
  return { status, text: blank(text), headers: Object.fromEntries(kept) };
}
