import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A letter as it came over the wire (RFC 5321). */
export interface Received {
  readonly from: string;
  readonly recipients: readonly string[];
  /** Head and body. */
  readonly data: string;
}

/** A mail server on a free port of this machine. */
export interface SmtpServer {
  readonly url: string;
  readonly received: readonly Received[];
  /** Whether it takes letters. */
  willing: boolean;
  close(): Promise<void>;
}

/** Starts a mail server that keeps what it is sent. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const received: Received[] = [];
  const server = createServer((socket) => void converse(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const smtp = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    willing: true,
    async close() {
      server.close();
      await once(server, 'close');
    },
  };

  async function converse(socket: Socket): Promise<void> {
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    let letter = { from: '', recipients: [] as string[] };
    let data: string[] | undefined;
    say('220 test ESMTP');
    for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
      if (data !== undefined) {
        if (line !== '.') {
          data.push(line.replace(/^\./, ''));
          continue;
        }
        received.push({ ...letter, data: data.join('\n') });
        data = undefined;
        say('250 taken');
      } else if (/^EHLO/i.test(line)) say('250 test');
      else if (/^MAIL FROM:/i.test(line)) {
        letter = { from: addressIn(line), recipients: [] };
        say(smtp.willing ? '250 ok' : '451 not now');
      } else if (/^RCPT TO:/i.test(line)) {
        letter.recipients.push(addressIn(line));
        say('250 ok');
      } else if (/^DATA/i.test(line)) {
        data = [];
        say('354 go on');
      } else if (/^QUIT/i.test(line)) {
        say('221 bye');
        socket.end();
      } else say('502 unknown');
    }
  }

  return smtp;
}

function addressIn(line: string): string {
  return /<(?<address>[^>]*)>/.exec(line)?.groups?.['address'] ?? '';
}

/** The text of a letter in quoted-printable (RFC 2045 §6.7), or as it is. */
export function textOf({ data }: Received): string {
  const [head = '', ...body] = data.split('\n\n');
  const text = body.join('\n\n');
  if (!/quoted-printable/i.test(head)) return text;
  const bytes = text
    .replaceAll(/=\n/g, '')
    .replaceAll(/=(?<hex>[0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
