import { expect } from 'chai';
import { type AuditEvent, chained, eventHash, type EventDraft, firstBreak } from '../../server/domain/audit.ts';
import { anEvent, T0 } from '../builders.ts';

function chainOf(...drafts: Partial<EventDraft>[]): AuditEvent[] {
  return drafts.reduce<AuditEvent[]>((chain, draft) => [...chain, chained(anEvent(draft), chain.at(-1))], []);
}

const tampered = (chain: AuditEvent[], at: number, given: Partial<AuditEvent>) =>
  chain.map((event, index) => (index === at ? { ...event, ...given } : event));

describe('a chain of events', () => {
  const chain = chainOf({ at: T0 + 5 }, { at: T0 }, { after: { scopes: ['a', 'b'] }, address: '192.0.2.1' }, {});

  it('begins without a predecessor and holds together', () => {
    expect(chain[0]?.previous_hash).to.equal(null);
    expect(chain.slice(1).map(({ previous_hash }) => previous_hash)).to.deep.equal(chain.slice(0, -1).map(({ hash }) => hash));
    expect(firstBreak(chain)).to.equal(undefined);
  });

  it('has ids that grow, even when a clock goes backwards', () => {
    expect(chain.map(({ id }) => id)).to.deep.equal(chain.map(({ id }) => id).toSorted());
  });

  it('hashes the RFC 8785 form: the order of members does not matter', () => {
    const event = chain[0] ?? expect.fail();
    const turned = Object.fromEntries(Object.entries(event).toReversed()) as unknown as AuditEvent;

    expect(eventHash(turned)).to.equal(event.hash);
  });

  it('lets the address be erased, and nothing else (78)', () => {
    expect(firstBreak(tampered(chain, 2, { address: null }))).to.equal(undefined);
    const changes: Partial<AuditEvent>[] = [
      { action: 'other' },
      { after: { scopes: ['a'] } },
      { result: 'failure' },
      { at: new Date(0).toISOString() },
      { actor: { type: 'user', id: 'usr' } },
    ];
    for (const change of changes) expect(firstBreak(tampered(chain, 2, change))?.id).to.equal(chain[2]?.id);
  });

  it('is broken where an event is left out, turned round, or made up', () => {
    const [first, second, third, fourth] = chain;
    if (first === undefined || second === undefined || third === undefined || fourth === undefined) expect.fail();
    const forged = { ...third, action: 'forged' };

    expect(firstBreak([first, third, fourth])?.id).to.equal(third.id);
    expect(firstBreak([first, third, second, fourth])?.id).to.equal(third.id);
    expect(firstBreak([first, second, { ...forged, hash: eventHash(forged) }, fourth])?.id).to.equal(fourth.id);
    expect(firstBreak([second, third, fourth])?.id).to.equal(second.id);
  });
});
