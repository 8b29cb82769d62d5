import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killServers } from './server-process.ts';

/** A folder for each test of the block that calls this; gone after it, with every server that still runs. */
export function temporaryFolder(): () => string {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(realpathSync(tmpdir()), 'countersign-running-'));
  });
  afterEach(() => {
    killServers();
    rmSync(folder, { recursive: true, force: true });
  });

  return () => folder;
}
