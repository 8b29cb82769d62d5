import { expect } from 'chai';
import { redirectHosts, redirectUriFaults } from '../../server/domain/redirect-uris.ts';

const faults = (...uris: string[]) => redirectUriFaults('/redirect_uris', uris).map(({ pointer }) => pointer);

describe('a redirect URI', () => {
  for (const uri of [
    'https://partner.example',
    'https://partner.example/callback?tenant=1',
    'https://partner.example:8443/a%2Fb;c=d',
    'https://xn--bcher-kva.example/cb',
    'http://127.0.0.1/callback',
    'http://127.0.0.1:8080/callback',
    'http://[::1]:8080/callback',
    `https://partner.example/${'a'.repeat(2_000 - 24)}`,
  ]) {
    it(`may be ${uri.slice(0, 60)}`, () => {
      expect(faults(uri)).to.deep.equal([]);
    });
  }

  for (const uri of [
    '',
    '/callback',
    '//partner.example/cb',
    'https:partner.example',
    'https:///partner.example',
    'HTTPS://partner.example/cb',
    'http://partner.example/cb',
    'http://localhost/cb',
    'http://localhost.evil.example/cb',
    'http://127.0.0.1.evil.example/cb',
    'http://127.0.0.1@evil.example/cb',
    'http://127.1/cb',
    'http://0x7f000001/cb',
    'http://2130706433/cb',
    'http://[::ffff:127.0.0.1]/cb',
    'https://user:secret@partner.example/cb',
    'https://@partner.example/cb',
    'https://partner.example/cb#',
    'https://partner.example/cb#fragment',
    'https://partner.example\\@evil.example/cb',
    'https://partner.example/\\cb',
    'https://partner.example/c b',
    'https://partner.example/cb\n',
    'https://partner.example/cb\0',
    'https://bücher.example/cb',
    'https://partner.example/%zz',
    'https://partner.example/<script>',
    'https://*.example/cb',
    'https://partner.example:99999/cb',
    'javascript:alert(1)',
    'data:text/html,hello',
    'file:///etc/passwd',
    'com.example.app:/cb',
    `https://partner.example/${'a'.repeat(2_000 - 23)}`,
  ]) {
    it(`may not be ${JSON.stringify(uri.slice(0, 60))}`, () => {
      expect(faults(uri)).to.deep.equal(['/redirect_uris/0']);
    });
  }

  it('stands in the list once', () => {
    expect(faults('https://a.example/', 'https://a.example/')).to.deep.equal(['/redirect_uris/1']);
  });

  it('has at most nineteen beside it', () => {
    const uris = Array.from({ length: 21 }, (_, index) => `https://a.example/${index}`);

    expect(faults(...uris.slice(1))).to.deep.equal([]);
    expect(faults(...uris)).to.deep.equal(['/redirect_uris']);
  });

  it('shows its host', () => {
    expect(redirectHosts(['https://a.example/1', 'https://a.example/2', 'http://[::1]:8080/'])).to.deep.equal([
      'a.example',
      '[::1]:8080',
    ]);
  });
});
