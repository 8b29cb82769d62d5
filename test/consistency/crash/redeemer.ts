import { expect } from 'chai';
import { aCode, introspect, redeem } from '../../flows/authorization.ts';
import { aBrowser } from '../../flows/browser.ts';
import type { Member, Registered } from '../../flows/cast.ts';
import type { Reply } from '../../flows/world.ts';
import { type Actor, isLost } from './actor.ts';

type Code = Awaited<ReturnType<typeof aCode>>;

/** Tokens that a code gave. */
interface Issued {
  readonly code: Code;
  readonly accessToken: string;
}

/** Redeems codes, each at two processes at once or once: it yields tokens once at most, which live until it comes back. */
export function aRedeemer(issuer: string, registered: Registered, member: Member, everywhere: () => readonly string[]): Actor {
  let at = issuer;
  const browser = aBrowser(issuer, () => at);
  /** Redeemed once, and not checked since. */
  const kept: Issued[] = [];
  let acknowledged = 0;
  let replays = 0;
  let lostReplays = 0;

  /** A code that was used is refused, which leaves its trace. */
  async function replay(url: string, code: Code): Promise<void> {
    lostReplays += 1;
    const reply = await redeem(url, registered, code);
    expect([reply.status, reply.body['error']], 'a code that was used').to.deep.equal([400, 'invalid_grant']);
    lostReplays -= 1;
    replays += 1;
  }

  async function expectActive(url: string, token: string, active: boolean): Promise<void> {
    const { body } = await introspect(url, registered.client, token);
    expect(body['active'], active ? 'tokens that were issued' : 'tokens whose code came back').to.equal(active);
  }

  async function checkOldest(url: string): Promise<void> {
    const [oldest] = kept;
    if (oldest === undefined) return;
    await expectActive(url, oldest.accessToken, true);
    kept.shift();
    await replay(url, oldest.code);
    await expectActive(url, oldest.accessToken, false);
  }

  async function redeemOnce(url: string): Promise<void> {
    const code = await aCode(issuer, registered, member, {}, browser);
    const { status, body, text } = await redeem(url, registered, code);
    expect(status, text).to.equal(200);
    acknowledged += 1;
    kept.push({ code, accessToken: String(body['access_token']) });
  }

  /** Where an answer is lost, the code may have been used up without tokens. */
  async function redeemTwice(): Promise<void> {
    const code = await aCode(issuer, registered, member, {}, browser);
    const urls = everywhere();
    const sent = [urls[0] ?? at, urls[1] ?? at].map((url) => redeem(url, registered, code));
    const outcomes = (await Promise.allSettled(sent)).map(answerOrLost);
    const replies = outcomes.flatMap((reply) => reply ?? []);
    const won = replies.filter(({ status }) => status === 200);
    const refused = replies.filter(({ body }) => body['error'] === 'invalid_grant');
    expect(won.length + refused.length, replies.map(({ text }) => text).join()).to.equal(replies.length);
    expect(won).to.have.lengthOf.at.most(1);
    if (replies.length === 2) expect(won).to.have.lengthOf(1);
    acknowledged += won.length;
    replays += refused.length;
    lostReplays += outcomes.length - replies.length;
  }

  return {
    applicationId: registered.client.id,
    async step(url) {
      at = url;
      if (kept.length > 3) await checkOldest(url);
      await (Math.random() < 0.5 ? redeemOnce(url) : redeemTwice());
    },
    acknowledged: () => acknowledged,
    traces: () => ({ 'authorization.replayed': [replays, replays + lostReplays] }),
  };
}

function answerOrLost(outcome: PromiseSettledResult<Reply>): Reply | undefined {
  if (outcome.status === 'fulfilled') return outcome.value;
  if (isLost(outcome.reason)) return undefined;
  throw outcome.reason;
}
