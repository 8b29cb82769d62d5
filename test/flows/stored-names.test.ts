import { expect } from 'chai';
import { hashedId } from '../../server/provider/hashed-id.ts';
import { ground } from '../attacks/ground.ts';
import { aCode, companyToken, redeem } from './authorization.ts';

const MANY = 8;

describe('the names in the store', () => {
  const on = ground();

  const COMPANY = async (): Promise<string> => {
    const { issuer, registered, member } = on();
    return String((await companyToken(issuer, registered, member.company.id)).body['access_token']);
  };
  const PERSON = async (): Promise<string> => {
    const { issuer, registered, member } = on();
    return String((await redeem(issuer, registered, await aCode(issuer, registered, member))).body['refresh_token']);
  };

  for (const [what, issue] of Object.entries({ 'companies’ tokens': COMPANY, 'refresh tokens': PERSON })) {
    it(`of ${what} follow each other as these were issued, so that a commit of many writes few pages`, async () => {
      const names: string[] = [];
      for (let issued = 0; issued < MANY; issued += 1) {
        on().world.clock += 1;
        // oxlint-disable-next-line no-await-in-loop -- one after the other is what is asked about
        names.push(hashedId(await issue()));
      }

      expect(names.toSorted()).to.deep.equal(names);
    });
  }
});
