import { expect } from 'chai';
import { redisAddress } from '../../adapters/redis/address.ts';

const CANARY = 'c4n4ry';

describe('the URL of Redis', () => {
  it('names one server, with all that is not said', () => {
    expect(redisAddress('redis://localhost')).to.deep.equal({
      kind: 'single',
      hosts: [{ host: 'localhost', port: 6379 }],
      tls: false,
      username: undefined,
      password: undefined,
      database: 0,
      primary: '',
      sentinelUsername: undefined,
      sentinelPassword: undefined,
      prefix: 'csn:',
      wait: 0,
    });
  });

  it('holds a user, a password with any character, a port, a database and parameters', () => {
    const password = 'p@ss:w/rd?#%,ü';
    const url = `rediss://app:${encodeURIComponent(password)}@redis.example:6380/12?prefix=staging%3A&wait=2`;

    expect(redisAddress(url)).to.deep.include({
      hosts: [{ host: 'redis.example', port: 6380 }],
      tls: true,
      username: 'app',
      password,
      database: 12,
      prefix: 'staging:',
      wait: 2,
    });
  });

  it('holds a password without a user, and an address of IP version 6', () => {
    expect(redisAddress('redis://:secret@[::1]:7000')).to.deep.include({
      hosts: [{ host: '::1', port: 7000 }],
      username: undefined,
      password: 'secret',
    });
  });

  it('names Sentinels, the primary that they watch and how to sign in to them; a single use waits for a replica', () => {
    const url = 'redis+sentinel://:secret@one:26380,two/main%20one/3?sentinelUsername=watch&sentinelPassword=s%40cret';

    expect(redisAddress(url)).to.deep.include({
      kind: 'sentinel',
      hosts: [
        { host: 'one', port: 26_380 },
        { host: 'two', port: 26_379 },
      ],
      password: 'secret',
      primary: 'main one',
      database: 3,
      sentinelUsername: 'watch',
      sentinelPassword: 's@cret',
      wait: 1,
    });
  });

  it('names some nodes of a Cluster; a single use waits for a replica', () => {
    expect(redisAddress('rediss+cluster://app:secret@one:7000,two:7001')).to.deep.include({
      kind: 'cluster',
      hosts: [
        { host: 'one', port: 7000 },
        { host: 'two', port: 7001 },
      ],
      tls: true,
      wait: 1,
    });
  });

  const refused: [string, RegExp][] = [
    ['redis://', /cannot be read/],
    [`redis://app:${CANARY}@`, /cannot be read/],
    [`redis://app:${CANARY}@@host`, /percent-encoded/],
    [`redis://app:${CANARY}/x@host`, /percent-encoded/],
    [`redis://app:${CANARY}%@host`, /percent-encoded/],
    [`redis://${CANARY}@host`, /cannot be read/],
    [`redis://:${CANARY}@host/one`, /database must be a whole number/],
    [`redis://:${CANARY}@host/0/1`, /cannot be read/],
    [`redis://:${CANARY}@host:99999`, /port must be a whole number/],
    [`redis://:${CANARY}@one,two`, /redis\+sentinel:\/\/ or redis\+cluster:\/\//],
    [`redis+sentinel://:${CANARY}@one,two`, /name the primary/],
    [`redis+cluster://:${CANARY}@one/1`, /number 0 only/],
    [`redis+other://:${CANARY}@one`, /cannot be read/],
    [`redis://:${CANARY}@host?wait=all`, /wait must be a whole number/],
    [`redis://:${CANARY}@host?${CANARY}=1`, /parameter that does not exist/],
  ];
  for (const [url, message] of refused) {
    it(`is refused without being repeated: ${url}`, () => {
      expect(() => redisAddress(url))
        .to.throw(message)
        .with.property('message')
        .that.does.not.include(CANARY);
    });
  }
});
