import { expect } from 'chai';
import { networkOf } from '../../server/domain/network.ts';

describe('the network of an address', () => {
  it('is the address itself in IPv4, however it is written', () => {
    expect(networkOf('192.0.2.1')).to.equal('192.0.2.1');
    expect(networkOf('::ffff:192.0.2.1')).to.equal('192.0.2.1');
  });

  it('is the /64 in IPv6, however it is written', () => {
    const same = ['2001:db8::1', '2001:0db8:0:0:ffff:ffff:ffff:ffff', '2001:DB8:0000::', '2001:db8::2:3:4:5'];

    expect(new Set(same.map(networkOf))).to.deep.equal(new Set(['2001:db8:0:0']));
    expect(networkOf('2001:db8:0:1::1')).to.equal('2001:db8:0:1');
    expect(networkOf('::1')).to.equal('0:0:0:0');
  });
});
