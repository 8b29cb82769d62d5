import { statfsSync } from 'node:fs';

/** How long one look at the disk counts, in milliseconds. A fast disk takes 100 MB a second; a look takes 1 µs. */
const LOOK_AGAIN_AFTER = 20;
const MEBIBYTE = 2 ** 20;

/** Watches the free space of a disk. Nothing runs while nobody asks. */
export interface FreeSpace {
  enough(): boolean;
  /** What to say when there is not enough. */
  readonly shortage: string;
}

/** Watches the disk on which `path` is; less than `keep` bytes are not enough. */
export function freeSpace(path: string, keep: number): FreeSpace {
  let lookedAt = -Infinity;
  let free = 0;
  return {
    shortage: `less than ${Math.ceil(keep / MEBIBYTE)} MiB are free on the disk.`,
    enough() {
      const now = performance.now();
      if (now - lookedAt > LOOK_AGAIN_AFTER) {
        const { bavail, bsize } = statfsSync(path);
        free = bavail * bsize;
        lookedAt = now;
      }
      return free >= keep;
    },
  };
}
