import { writeSync } from 'node:fs';
import { openStorage } from '../../adapters/index.ts';
import type { CompanyId } from '../../server/domain/id.ts';
import { type Acknowledged, writeOn } from './crash-writing.ts';

/** The main module of a process that is to be killed: writes until it dies, and tells every acknowledged write in a line on stdout. */

const [url = '', company = ''] = process.argv.slice(2);
const storage = await openStorage(url);

function tell(acknowledged: Acknowledged | 'ready'): void {
  // Synchronous, so that no acknowledgement is in a buffer when the process dies.
  writeSync(1, `${JSON.stringify(acknowledged)}\n`);
}

tell('ready');
await writeOn(storage, company as CompanyId, tell);
