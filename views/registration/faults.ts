import type { FieldFault } from '../parts/form.tsx';
import type { Text } from '../phrase.ts';
import type { Reader } from '../reader.ts';
import type { Messages } from '../messages/en.ts';

type Faults = Messages['registration']['faults'];
/** What can be wrong with a field, by its name in the catalogue of messages. */
export type FaultName = keyof { [Name in keyof Faults as Faults[Name] extends string ? Name : never]: true };

/** Something that is wrong with the form. */
export type FormFault =
  | { readonly field: string; readonly fault: FaultName }
  /** An address in one of the two lists. */
  | { readonly field: 'redirect_uris' | 'post_logout_redirect_uris'; readonly fault: FaultName; readonly line: number }
  /** An API that was unticked while others need it. Titles. */
  | { readonly field: string; readonly needed: string; readonly by: readonly string[] };

/** The faults in the reader's words. */
export function faultsIn({ words, language }: Reader, faults: readonly FormFault[]): FieldFault[] {
  const { faults: sentences } = words.registration;
  const line = new Intl.NumberFormat(language.locale);
  const messageOf = (fault: FormFault): Text => {
    if ('needed' in fault) return sentences.needed(fault.needed, fault.by);
    if (!('line' in fault)) return sentences[fault.fault];
    const within = fault.field === 'redirect_uris' ? sentences.inRedirectUris : sentences.inPostLogoutRedirectUris;
    return within(line.format(fault.line), sentences[fault.fault]);
  };
  return faults.map((fault) => ({ field: fault.field, message: messageOf(fault) }));
}
