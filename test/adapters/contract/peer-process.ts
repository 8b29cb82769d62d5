import { type Call, makeCalls } from './calls.ts';
import { openStores } from './open-stores.ts';

/** The main module of a peer: opens the store of its arguments, makes the calls that it is sent, sends back the outcomes. */

const [directoryUrl = '', artifactsUrl = directoryUrl] = process.argv.slice(2);
const storage = await openStores({ directoryUrl, artifactsUrl });

process.on('message', (calls: Call[]) => {
  void makeCalls(storage, calls).then((outcomes) => process.send?.(outcomes));
});
process.on('disconnect', () => void storage.close());
process.send?.('ready');
