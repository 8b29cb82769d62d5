import { expect } from 'chai';
import { unique } from '../builders.ts';
import { type SmtpServer, startSmtpServer } from '../running/smtp-server.ts';
import { callRoute, rowOf } from './calling.ts';
import { type Actor, type Scene, scene } from './scene.ts';

const row = rowOf('create_sign_in_link');

async function makeLink(the: Scene, actor: Actor, headers: Record<string, string> = {}) {
  const { company, user } = the.partner;
  return callRoute(the, actor, row, { params: { company_id: company.id, user_id: user.user.id }, headers });
}

describe('a link to set a password, made over the management API', () => {
  const the = scene();

  it('is answered where no mail is sent, and opens the page on which the person sets the password', async () => {
    const { actors, issuer } = the();

    const { status, body } = await makeLink(the(), actors.partner);

    const link = String(body['link']);
    expect(status).to.equal(201);
    expect(body).to.have.all.keys('sent', 'expires_at', 'link').and.to.include({ sent: false });
    expect(link.startsWith(`${issuer}/set-password/usr_`)).to.equal(true);
    expect(Date.parse(String(body['expires_at'])) - Date.now()).to.be.within(86_300_000, 86_400_000);
  });

  it('51 · is in no repetition, and in no line of the log', async () => {
    const { actors, world } = the();
    const headers = { 'Idempotency-Key': unique('key') };

    const { body } = await makeLink(the(), actors.operator, headers);
    const again = await makeLink(the(), actors.operator, headers);

    const { link, ...rest } = body;
    expect([again.status, again.body]).to.deep.equal([201, rest]);
    const [, secret = ''] = String(link).split('.csn_secret_');
    expect(secret).to.have.lengthOf(49);
    expect(world.log.join('\n')).not.to.contain(secret);
  });

  it('is made for nobody with a role above own, not for oneself, and not for who is deactivated', async () => {
    const { actors, partner } = the();
    const about = (userId: string) => ({ params: { company_id: partner.company.id, user_id: userId } });
    const gone = about(partner.user.user.id);
    await callRoute(the(), actors.partner, rowOf('change_user'), { ...gone, body: { active: false } });

    expect((await callRoute(the(), actors.partner, row, about(partner.administrator.user.id))).status, 'oneself').to.equal(403);
    expect((await callRoute(the(), actors.partner, row, gone)).status, 'deactivated').to.equal(409);
  });
});

describe('a link to set a password, where mail is sent', () => {
  let smtp: SmtpServer;
  before(async () => void (smtp = await startSmtpServer()));
  after(() => smtp.close());
  const the = scene({
    get smtp() {
      return { url: smtp.url, from: 'login@example.com' };
    },
  });

  it('is sent to the person, and in no answer', async () => {
    const { actors, partner } = the();

    const { status, body, text } = await makeLink(the(), actors.partner);

    expect([status, body['sent']]).to.deep.equal([201, true]);
    expect(text).not.to.contain('csn_secret_');
    expect(smtp.received.map(({ recipients }) => recipients)).to.deep.equal([[partner.user.user.email]]);
  });
});
