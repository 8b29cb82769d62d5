import { randomFillSync } from 'node:crypto';

/** The operating system is asked for many bytes at a time: that takes as long as for a few. None is handed out twice. */
const pool = Buffer.alloc(4_096);
let next = pool.length;

/** So many random bytes, which nobody else holds. */
export function pooledRandomBytes(count: number): Buffer {
  if (next + count > pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  const bytes = Buffer.from(pool.subarray(next, next + count));
  pool.fill(0, next, next + count);
  next += count;
  return bytes;
}
