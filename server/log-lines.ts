import type { DestinationStream } from 'pino';

/** So much of a pipe is written in one piece, whoever else writes to it. */
const ATOMIC_BYTES = 4096;

/**
 * Hands on what one turn of the event loop has to say in few writes, each line whole even when several processes share a pipe.
 * Nothing stays behind when the process ends, however it does, unless it is killed.
 */
export function inLines(destination: DestinationStream): DestinationStream & { flushSync(): void } {
  let lines = '';
  let bytes = 0;

  function flushSync(): void {
    if (bytes === 0) return;
    const text = lines;
    lines = '';
    bytes = 0;
    destination.write(text);
  }

  process.on('exit', flushSync);
  return {
    flushSync,
    write(line) {
      const length = Buffer.byteLength(line);
      if (bytes + length > ATOMIC_BYTES) flushSync();
      if (bytes === 0) setImmediate(flushSync);
      lines += line;
      bytes += length;
    },
  };
}
