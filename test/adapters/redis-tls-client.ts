import { openArtifacts } from '../../adapters/index.ts';
import { aKey, anArtifact } from './contract/artifact-builders.ts';

/** The main module of a process that uses the Redis of its argument once, and prints what came of it. */

const [url = ''] = process.argv.slice(2);

async function outcome(): Promise<string> {
  try {
    const opened = await openArtifacts(url, () => undefined);
    const key = aKey();
    await opened.artifacts.put(key, anArtifact());
    const consumed = await opened.artifacts.consume(key);
    await opened.close();
    return `consumed: ${consumed}`;
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

process.stdout.write(await outcome());
