import { readFileSync } from 'node:fs';
import { systemCode } from '../server/start-fault.ts';

/** The environment as it is given: names and texts. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One setting that is wrong, and the sentence that says so. */
export interface SettingFault {
  readonly name: string;
  readonly sentence: string;
}

/** The texts of the settings that are given, by name, and what is wrong with how they are given. */
export interface Given {
  readonly texts: Readonly<Record<string, string>>;
  readonly faults: readonly SettingFault[];
}

/** Finds each setting under its name or, in a file, under `NAME_FILE`. What is empty is not given; an empty file is a fault. */
export function givenSettings(environment: Environment, names: readonly string[]): Given {
  const texts: Record<string, string> = {};
  const faults: SettingFault[] = [];
  for (const name of names) {
    const found = givenText(environment[name] ?? '', environment[`${name}_FILE`] ?? '');
    if (found.fault !== undefined) faults.push({ name, sentence: `${name}_FILE ${found.fault}.` });
    else if (found.text !== '') texts[name] = found.text;
  }
  return { texts, faults };
}

interface Found {
  readonly text: string;
  readonly fault?: string;
}

function givenText(text: string, path: string): Found {
  if (path === '') return { text };
  if (text !== '') return { text, fault: 'is given beside the setting itself: keep one of them' };
  try {
    const content = readFileSync(path, 'utf8').trim();
    return content === '' ? { text, fault: `names ${path}, which is empty` } : { text: content };
  } catch (error) {
    return { text, fault: `names ${path}, which cannot be read (${systemCode(error) ?? 'unknown'})` };
  }
}
