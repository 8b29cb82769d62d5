import { expect } from 'chai';
import { createPasswords } from '../server/passwords.ts';
import { refusal } from './domain/refusals.ts';

describe('passwords', () => {
  const passwords = createPasswords();

  it('are kept under Argon2id, each with a salt of its own', async () => {
    const [one, two] = await Promise.all([passwords.hash('correct horse'), passwords.hash('correct horse')]);

    expect(one).to.match(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.to.equal(two);
  });

  it('match themselves, however a keyboard composes them', async () => {
    const hash = await passwords.hash('caf\u00e9 horse battery');

    expect(await passwords.matches('cafe\u0301 horse battery', hash)).to.equal(true);
    expect(await passwords.matches('cafe horse battery', hash)).to.equal(false);
  });

  it('never match where there is none', async () => {
    expect(await passwords.matches('anything', undefined)).to.equal(false);
    expect(await passwords.matches('', undefined)).to.equal(false);
  });

  it('are not computed for more people than can wait: the rest are asked to come back', async () => {
    const outcomes = await Promise.all(Array.from({ length: 230 }, () => refusal(passwords.matches('anything', undefined))));

    expect(outcomes.filter((outcome) => outcome === 'none').length).to.be.within(200, 210);
    expect(new Set(outcomes)).to.deep.equal(new Set(['none', 'too_many_attempts']));
  });
});
