import { expect } from 'chai';
import fc from 'fast-check';
import { type History, type Observation, violationsOf, type Write } from './checker.ts';

/** Version 1 is written from 100 to 110, version 2 from 200 to 210, version 3 from 300 to 310. */
const WRITES = [aWrite(100, 110), aWrite(200, 210), aWrite(300, 310)];

describe('the checker of linearizability (security.md §3)', () => {
  describe('of one version', () => {
    it('allows accepting it while it may be current, and refusing it while it need not be', () => {
      const observations = [
        accepts(1, 90, 100),
        accepts(1, 111, 199),
        accepts(1, 199, 400),
        rejects(1, 1, 99),
        rejects(1, 109, 111),
        rejects(1, 199, 201),
        rejects(1, 211, 220),
      ];

      for (const observation of observations) expect(rulesOf([observation])).to.deep.equal([]);
    });

    it('finds what was accepted although it had been replaced, and how late that was', () => {
      const violations = violationsOf({ writes: WRITES, observations: [accepts(1, 215, 220), accepts(0, 460, 470)] });

      expect(violations.map(({ rule, lateness }) => [rule, lateness])).to.deep.equal([
        ['stale accept', 5n],
        ['stale accept', 350n],
      ]);
    });

    it('finds what was accepted before it was written', () => {
      expect(rulesOf([accepts(2, 150, 199)])).to.deep.equal(['early accept']);
    });

    it('finds what was refused all the while that it was current', () => {
      expect(rulesOf([rejects(1, 111, 199)])).to.deep.equal(['false reject']);
      expect(rulesOf([rejects(0, 1, 2)])).to.deep.equal(['false reject']);
      expect(rulesOf([rejects(3, 311, 900)])).to.deep.equal(['false reject']);
    });
  });

  describe('of the order within one write', () => {
    it('finds the old version accepted after the new one was', () => {
      expect(rulesOf([accepts(2, 201, 203), accepts(1, 204, 206)])).to.deep.equal(['order']);
    });

    it('finds the old version accepted after it was refused', () => {
      expect(rulesOf([rejects(1, 201, 203), accepts(1, 204, 206)])).to.deep.equal(['order']);
    });

    it('finds the new version refused after it was accepted', () => {
      expect(rulesOf([accepts(2, 201, 203), rejects(2, 204, 206)])).to.deep.equal(['order']);
    });

    it('finds the new version refused after the old one was', () => {
      expect(rulesOf([rejects(1, 201, 203), rejects(2, 204, 206)])).to.deep.equal(['order']);
    });

    it('allows either order where the two overlap', () => {
      expect(rulesOf([accepts(2, 201, 205), accepts(1, 204, 206)])).to.deep.equal([]);
      expect(rulesOf([rejects(1, 201, 205), rejects(2, 204, 206)])).to.deep.equal([]);
    });
  });

  describe('of a switch, which is on in every second version', () => {
    it('allows what fits one of the versions that may have been current', () => {
      expect(rulesOf([switchedOn(1, 99), switchedOff(111, 199), switchedOn(199, 201), switchedOff(199, 201)])).to.deep.equal([]);
    });

    it('finds what was let in while it was off, and refused while it was on', () => {
      expect(rulesOf([switchedOn(111, 199)])).to.deep.equal(['stale accept']);
      expect(rulesOf([switchedOff(211, 299)])).to.deep.equal(['false reject']);
      expect(rulesOf([switchedOn(50, 60), switchedOff(101, 103), switchedOn(104, 106)])).to.deep.equal(['order']);
    });
  });

  it('never accuses a register', () => {
    fc.assert(fc.property(fc.array(aStep), (steps) => violationsOf(historyOf(steps)).length === 0));
  });
});

function aWrite(invokedAt: number, acknowledgedAt: number): Write {
  return { invokedAt: BigInt(invokedAt), acknowledgedAt: BigInt(acknowledgedAt) };
}

function observed(
  accepted: boolean,
  invokedAt: number,
  returnedAt: number,
  acceptable: (version: number) => boolean,
): Observation {
  return { invokedAt: BigInt(invokedAt), returnedAt: BigInt(returnedAt), accepted, acceptable };
}

function accepts(version: number, invokedAt: number, returnedAt: number): Observation {
  return observed(true, invokedAt, returnedAt, (current) => current === version);
}

function rejects(version: number, invokedAt: number, returnedAt: number): Observation {
  return observed(false, invokedAt, returnedAt, (current) => current === version);
}

const isOn = (version: number): boolean => version % 2 === 0;

function switchedOn(invokedAt: number, returnedAt: number): Observation {
  return observed(true, invokedAt, returnedAt, isOn);
}

function switchedOff(invokedAt: number, returnedAt: number): Observation {
  return observed(false, invokedAt, returnedAt, isOn);
}

function rulesOf(observations: readonly Observation[]): string[] {
  return violationsOf({ writes: WRITES, observations }).map(({ rule }) => rule);
}

/** A write, or a look at one of the versions. */
interface Step {
  readonly writes: boolean;
  /** How long before its instant it is sent, and after it answered. */
  readonly before: number;
  readonly after: number;
  readonly of: number;
}

const aStep: fc.Arbitrary<Step> = fc.record({
  writes: fc.boolean(),
  before: fc.integer({ min: 1, max: 90 }),
  after: fc.integer({ min: 1, max: 90 }),
  of: fc.nat({ max: 5 }),
});

/** What a register answers when each step takes place a hundred nanoseconds after the one before. */
function historyOf(steps: readonly Step[]): History {
  const writes: Write[] = [];
  const observations: Observation[] = [];
  for (const [index, { writes: isWrite, before, after, of }] of steps.entries()) {
    const instant = (index + 1) * 100;
    const current = writes.length;
    // Looks reach far into their neighbours; writes do not overlap.
    if (isWrite) writes.push(aWrite(instant - Math.min(before, 49), instant + Math.min(after, 49)));
    else observations.push(observed(current === of, instant - before * 3, instant + after * 3, (version) => version === of));
  }
  return { writes, observations };
}
