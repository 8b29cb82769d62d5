/**
 * Loaded into a server before anything else (`node --import`): whatever would leave the process by the network is written to
 * standard error and fails.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isIP, Socket } from 'node:net';

/** How an attempt is told on standard error. */
const MARK = 'OUTBOUND';

function refuse(what: string, target: unknown): never {
  writeSync(2, `${MARK} ${what} ${JSON.stringify(target)}\n`);
  throw new Error(`${what} is refused: this server makes no outbound request`);
}

Socket.prototype.connect = (...target: unknown[]): never =>
  refuse(
    'connect',
    target.filter((each) => typeof each !== 'function'),
  );
dgram.Socket.prototype.send = (): never => refuse('send', 'datagram');

const { lookup } = dns;
// Listening looks its own address up.
const guarded = (host: string, ...rest: never[]): unknown =>
  isIP(host) ? Reflect.apply(lookup, dns, [host, ...rest]) : refuse('lookup', host);
Object.assign(dns, { lookup: guarded });
for (const name of ['resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveSrv', 'reverse'] as const) {
  Object.assign(dns, { [name]: (host: string): never => refuse(name, host) });
  Object.assign(dns.promises, { [name]: (host: string): never => refuse(name, host) });
}
Object.assign(dns.promises, { lookup: (host: string): never => refuse('lookup', host) });
// What was imported by name is what was replaced, too.
syncBuiltinESMExports();
