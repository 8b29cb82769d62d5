import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for each test of the block that calls this, gone after it. */
export function temporaryFolder(): () => string {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(realpathSync(tmpdir()), 'countersign-running-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  return () => folder;
}
