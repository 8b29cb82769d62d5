import { readFileSync } from 'node:fs';
import type { Catalogue } from '../server/domain/catalogue.ts';
import { readCatalogue } from '../server/domain/catalogue.ts';
import { DomainError } from '../server/domain/error.ts';
import { StartFault, systemCode } from '../server/start-fault.ts';

const SAMPLE = new URL('catalogue.json', import.meta.url);

/** The catalogue in the file, or the sample. Everything that is wrong with it comes in one `StartFault`. */
export function catalogueFrom(path: string | undefined): Catalogue {
  const named = path === undefined ? 'The sample catalogue' : `CATALOGUE names ${path}, which`;
  let text: string;
  try {
    text = readFileSync(path ?? SAMPLE, 'utf8');
  } catch (error) {
    throw new StartFault([`${named} cannot be read (${systemCode(error) ?? 'unknown'}).`], undefined, error);
  }
  try {
    return readCatalogue(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new StartFault([`${named} is not JSON: ${error.message}.`], undefined, error);
    if (!(error instanceof DomainError)) throw error;
    const sentences = error.faults.map(({ pointer, message }) => `${named} has a fault at ${pointer || 'its root'}: ${message}`);
    throw new StartFault(sentences, undefined, error);
  }
}
