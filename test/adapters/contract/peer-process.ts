import { openStorage } from '../../../adapters/index.ts';
import { type Call, makeCalls } from './calls.ts';

/** The main module of a peer: opens the store of its arguments, makes the calls that it is sent, sends back the outcomes. */

const [directoryUrl = '', artifactsUrl] = process.argv.slice(2);
const storage = await openStorage(directoryUrl, artifactsUrl);

process.on('message', async (calls: Call[]) => {
  process.send?.(await makeCalls(storage, calls));
});
process.on('disconnect', () => void storage.close());
process.send?.('ready');
