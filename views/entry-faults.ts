import type { Messages } from './messages/en.ts';
import type { FieldFault } from './parts/form.tsx';
import type { Reader } from './reader.ts';

/** Something that is wrong with what was typed about a person or a company. */
export interface EntryFault {
  /** The field's name. */
  readonly field: string;
  readonly fault: keyof Messages['entry']['faults'];
}

/** The faults in the reader's words. */
export function entryFaultsIn({ words }: Reader, faults: readonly EntryFault[]): FieldFault[] {
  return faults.map(({ field, fault }) => ({ field, message: words.entry.faults[fault] }));
}
