import { written } from './written.ts';

/** One instruction of the Dockerfile: its word, and what stands behind it. */
export interface Instruction {
  readonly word: string;
  readonly text: string;
}

/** What one image is made of: the base, the name by which later ones copy from it, and the instructions. */
export interface Stage {
  readonly base: string;
  readonly name: string | undefined;
  readonly instructions: readonly Instruction[];
}

/** What is copied into a stage. */
export interface Copy {
  /** The stage that it comes from; nothing where it is the project. */
  readonly from: string | undefined;
  readonly sources: readonly string[];
}

/** The stages of the Dockerfile, in their order: the last one is the image. */
export function stages(): Stage[] {
  const lines = written('Dockerfile')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  const instructions = lines.flatMap((line) => {
    const [, word, text] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (word !== undefined && text !== undefined) return [{ word, text }];
    if (line.trim() !== '') throw new Error(`The Dockerfile has a line that is no instruction: ${line}`);
    return [];
  });
  const starts = instructions.flatMap(({ word }, at) => (word === 'FROM' ? [at] : []));
  return starts.map((start, at) => {
    const [base = '', , name] = instructions[start]?.text.split(/\s+/) ?? [];
    return { base, name, instructions: instructions.slice(start + 1, starts[at + 1]) };
  });
}

/** What stands behind the last instruction of this word. */
export function lastOf({ instructions }: Stage, word: string): string {
  return instructions.findLast((instruction) => instruction.word === word)?.text ?? '';
}

/** What a stage copies. */
export function copies({ instructions }: Stage): Copy[] {
  return instructions
    .filter(({ word }) => word === 'COPY')
    .map(({ text }) => {
      const words = text.split(/\s+/);
      const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
      return { from, sources: words.filter((word) => !word.startsWith('--')).slice(0, -1) };
    });
}

/** What `.dockerignore` lets through; fails where it says more than names at the top of the project. */
export function letThrough(): string[] {
  const [first, ...others] = written('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const names = others.map((line) => /^!([\w.-]+)$/.exec(line)?.[1]);
  if (first !== '*' || names.includes(undefined)) throw new Error('.dockerignore is no list of what is let through');
  return names.flatMap((name) => name ?? []);
}
