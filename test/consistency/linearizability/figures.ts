import { type Rule, type Violation, violationsOf } from './checker.ts';
import type { Run } from './run.ts';

/** What a run amounts to. */
export interface Figures {
  readonly changes: number;
  /** Requests whose answer says something. */
  readonly operations: number;
  readonly accepted: number;
  readonly refused: number;
  /** Requests whose answer says nothing, as a part of all. */
  readonly unclear: number;
  readonly violations: readonly Violation[];
}

export function figuresOf({ writes, observations, unclear }: Run): Figures {
  const accepted = observations.filter((observation) => observation.accepted).length;
  return {
    changes: writes.length,
    operations: observations.length,
    accepted,
    refused: observations.length - accepted,
    unclear: unclear / (observations.length + unclear),
    violations: violationsOf({ writes, observations }),
  };
}

export function countOf({ violations }: Figures, rule: Rule): number {
  return violations.filter((violation) => violation.rule === rule).length;
}

/** How long after it had ended something was still good, or the like, at worst. */
export function worstLatenessMs({ violations }: Figures): number {
  return violations.reduce((worst, { lateness }) => Math.max(worst, Number(lateness) / 1e6), 0);
}
