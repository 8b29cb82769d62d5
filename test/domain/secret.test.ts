import { expect } from 'chai';
import { newSecret, secretMatches, storeSecret } from '../../server/domain/secret.ts';
import { T0 } from '../builders.ts';

const key = { id: 'new', key: Buffer.alloc(32, 1) };
const other = { id: 'old', key: Buffer.alloc(32, 2) };

describe('a secret', () => {
  const secret = newSecret();
  const stored = storeSecret(secret, key, T0);

  it('has a prefix that scanners know, and letters, digits and _ only', () => {
    expect(secret).to.match(/^csn_secret_[0-9A-Za-z]{49}$/);
    expect(new Set(Array.from({ length: 100 }, newSecret)).size).to.equal(100);
  });

  it('matches itself under its key, and under no other', () => {
    expect(secretMatches(secret, stored, [other, key])).to.equal(true);
    expect(secretMatches(secret, stored, [other])).to.equal(false);
    expect(secretMatches(secret, stored, [{ ...other, id: 'new' }])).to.equal(false);
    expect(secretMatches(secret, stored, [])).to.equal(false);
  });

  it('is compared whole (53)', () => {
    for (const wrong of ['', secret.slice(0, -1), `${secret}0`, secret.toLowerCase(), ` ${secret}`, newSecret()]) {
      expect(secretMatches(wrong, stored, [key])).to.equal(false);
    }
  });

  it('cannot be read from what is kept of it', () => {
    expect(JSON.stringify(stored)).not.to.include(secret.slice(11));
  });
});
