/**
 * Loaded into a server before anything else (`node --import`): whatever would leave the process by the network is written to
 * standard error and fails.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isIP, Socket } from 'node:net';
import { join } from 'node:path';

/** How an attempt is told on standard error. */
const MARK = 'OUTBOUND';

function refuse(what: string, target: unknown): never {
  writeSync(2, `${MARK} ${what} ${JSON.stringify(target)}\n`);
  throw new Error(`${what} is refused: this server makes no outbound request`);
}

const { connect } = Socket.prototype;
/** Where the processes that share the embedded store reach each other: sockets in its folder, which is no network. */
const NEIGHBOURS = join(process.env['DIRECTORY_URL']?.slice('lmdb:'.length) ?? '/nowhere', 'neighbours/');

function guardedConnect(this: Socket, ...target: unknown[]): Socket {
  // `net.connect` hands on its own list of arguments.
  const [{ path = '' } = {}] = target.flat() as { path?: string }[];
  if (path.startsWith(NEIGHBOURS)) return Reflect.apply(connect, this, target) as Socket;
  return refuse(
    'connect',
    target.filter((each) => typeof each !== 'function'),
  );
}
Socket.prototype.connect = guardedConnect;
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
