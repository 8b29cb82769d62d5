import { expect } from 'chai';
import { connect } from 'node:net';
import { sendRaw } from '../attacks/raw.ts';
import { call } from '../flows/world.ts';
import { callRoute, rowOf } from './calling.ts';
import { scene } from './scene.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('what is too much for the management API (security.md 80)', () => {
  const the = scene();

  function url(path: string): string {
    return `${the().issuer}/api/v1${path}`;
  }

  function authorized(headers: Record<string, string> = {}): Record<string, string> {
    return { Authorization: `Bearer ${the().actors.operator.token}`, ...headers };
  }

  /** Posts a company as these bytes. */
  function sendCompany(body: string | Buffer, headers: Record<string, string> = JSON_TYPE) {
    return sendRaw(url('/companies'), { method: 'POST', headers: authorized(headers), body });
  }

  it('80 · bounds a body, its depth, its lists and what it says of faults', async () => {
    const long = JSON.stringify({ name: 'x'.repeat(1_100_000), domain: 'x.example' });
    const items = (count: number) =>
      JSON.stringify({ name: 'x', domain: 'x.example', list: Array.from({ length: count }, () => 1) });

    const tooLong = await sendCompany(long);
    const chunked = await sendCompany(long, { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' });
    const tenMegabytes = await sendCompany(Buffer.alloc(10_000_000, 0x20));
    const began = performance.now();
    const deep = await sendCompany(`${'['.repeat(500_000)}${']'.repeat(500_000)}`);
    const deepObject = await sendCompany(`${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}`);
    const wide = await sendCompany(items(1_001));
    const many = await sendCompany(JSON.stringify(Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`f${n}`, 1]))));
    const manyFaults = await sendCompany(JSON.stringify(Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`f${n}`, 1]))));
    const nested = JSON.stringify({
      name: 'x',
      apis: Array.from({ length: 900 }, () => ({ code: 1, groups: Array.from({ length: 500 }, () => 1) })),
    });
    const manyValues = await call(the().issuer, the().actors.partner.token ?? '', 'POST', '/applications', JSON.parse(nested));
    const took = performance.now() - began;

    expect([tooLong, chunked, tenMegabytes].map(({ status }) => status)).to.deep.equal([413, 413, 413]);
    expect([deep, deepObject, wide, many, manyFaults].map(({ status }) => status)).to.deep.equal([400, 400, 400, 400, 400]);
    expect((JSON.parse(manyFaults.text) as { errors: unknown[] }).errors).to.have.lengthOf(100);
    for (const { text } of [deep, deepObject, wide, many, manyFaults]) expect(text).to.have.length.below(20_000);
    expect(manyValues.body['errors']).to.deep.equal([{ pointer: '', message: 'Must hold at most 10000 values.' }]);
    expect(took).to.be.below(10_000);
  });

  it('80 · bounds headers and the address', async () => {
    const long = await sendRaw(url('/companies'), { headers: authorized({ 'X-Long': 'x'.repeat(100_000) }) });
    const address = await sendRaw(url(`/companies?after=${'x'.repeat(100_000)}`), { headers: authorized() });

    expect([long.status, address.status]).to.deep.equal([431, 431]);
  });

  it('80 · is not troubled by who stops in the middle of a body', async () => {
    const { port } = new URL(the().issuer);
    const request = `POST /api/v1/companies HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${the().actors.operator.token}\r\n`;
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(`${request}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"name":`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));

    const faults = the().world.log.filter((line) => line.includes('"level":"error"'));

    expect(faults).to.deep.equal([]);
    expect((await callRoute(the(), the().actors.operator, rowOf('list_companies'))).status).to.equal(200);
  });
});
