import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { RedisServer } from './redis-server.ts';

/** A command that a client sent: its name in capitals, and its words. */
export interface SeenCommand {
  readonly name: string;
  readonly words: readonly string[];
}

export interface Monitor {
  /** What clients have sent since the last call, without what belongs to making a connection. */
  commands(): Promise<SeenCommand[]>;
  close(): void;
}

const OF_CONNECTIONS: ReadonlySet<string> = new Set(['HELLO', 'AUTH', 'SELECT', 'CLIENT', 'INFO', 'PING', 'ECHO']);
const LINE = /^[\d.]+ \[\d+ (?<from>[^\]]+)\] (?<words>.+)$/;

/** Watches all that clients send to a server; what a script does inside is not counted. */
export async function aMonitor(redis: RedisServer): Promise<Monitor> {
  const child = spawn('redis-cli', ['-p', `${redis.port}`, 'MONITOR'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  while (!text.startsWith('OK\n')) await once(child.stdout, 'data');
  text = '';
  let marks = 0;

  return {
    async commands() {
      const mark = `monitor-mark-${(marks += 1)}`;
      await redis.command('ECHO', mark);
      while (!text.includes(`"${mark}"\n`)) await once(child.stdout, 'data');
      const lines = text.split('\n');
      text = '';
      return lines.flatMap(seenCommand).filter(({ name }) => !OF_CONNECTIONS.has(name));
    },
    close: () => void child.kill(),
  };
}

function seenCommand(line: string): SeenCommand[] {
  const { from, words: quoted = '' } = LINE.exec(line)?.groups ?? {};
  if (from === undefined || from === 'lua') return [];
  const [name = '', ...words] = [...quoted.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word = '']) => word);
  return [{ name: name.toUpperCase(), words }];
}
