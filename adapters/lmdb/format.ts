import type { RootDatabase } from 'lmdb';
import { StoreUnusable } from '../../server/storage.ts';

/** Goes up with every change after which an older version could not read the store, or would damage it. */
const FORMAT = 2;
const KEY = 'countersign-format';

/** Whether the store was marked as ours before. Throws `StoreUnusable` when it is somebody else's or of a newer version. */
export function isMarked(root: RootDatabase<Buffer, string>, file: string): boolean {
  const format = root.get(KEY)?.toString();
  if (format === undefined) {
    if (root.getKeysCount({ limit: 1 }) === 0) return false;
    throw new StoreUnusable(`${file} belongs to another program: name another folder in DIRECTORY_URL.`);
  }
  if (format === String(FORMAT)) return true;
  throw new StoreUnusable(
    `${file} was written by another version of Countersign (format ${format}, this one knows ${FORMAT}): start that version, or restore a backup.`,
  );
}

/** Marks an empty store as ours, whichever of several processes comes first. */
export function markAsOurs(root: RootDatabase<Buffer, string>, file: string): void {
  root.transactionSync(() => {
    if (!isMarked(root, file)) root.putSync(KEY, Buffer.from(String(FORMAT)));
  });
}
