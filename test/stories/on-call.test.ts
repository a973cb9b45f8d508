import { expect } from 'chai';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { type OutsideServer, startOutside } from '../support/outside-server.ts';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardIn, cardText } from '../support/teams/card-reading.ts';
import type { Person } from '../support/teams/teams.ts';
import { verdictOn } from '../support/webhook-receiver.ts';
import { aWireIssue, aWirePost, MINUTE, tellIssues } from '../support/wire-issues.ts';

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
const WATCH_MS = 30_000;
const SECRET = 'b25jYWxsLWtleS1vZi10d2VudHktZm91ci1ieXRlcyE=';

describe('story: Teams takes no card for a while', function () {
  this.timeout(240_000);
  let mail: MailServer;
  let receiver: OutsideServer;
  const story = openStory(async () => {
    mail = await startMailServer();
    receiver = await startOutside(() => ({ status: 202 }));
    return {
      ...{ LOOK_SECONDS_M365: '15', LOOK_SECONDS_AZURE: '0', DEFAULT_ZONE: 'Asia/Seoul' },
      ...{ ONCALL_MAIL_TO: 'oncall@partner.example', ONCALL_MAIL_FROM: 'healthdesk@partner.example' },
      ...{ ONCALL_SMTP_HOST: mail.host, ONCALL_SMTP_PORT: String(mail.port), ONCALL_SMTP_TLS: 'none' },
      ...{ ONCALL_WEBHOOK_URL: `${receiver.url}/oncall`, ONCALL_WEBHOOK_SECRET: SECRET },
      ...{ WEBHOOK_HOSTS: new URL(receiver.url).host, WEBHOOK_LOOPBACK: 'true' },
    };
  });
  after(async () => {
    await receiver?.close();
    await mail?.close();
  });

  const kim: Person = { ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk };
  const calls = (id: string) =>
    story().teams.connector.calls.filter(({ activity }) => JSON.stringify(activity.attachments ?? '').includes(id));
  const edits = (id: string) => calls(id).filter(({ method }) => method === 'PUT');
  const until = (claim: () => boolean) => story().teams.connector.until(claim);
  const refused = () => story().teams.connector.refusals.get(503) ?? 0;
  const issue = (id: string, over = {}) =>
    aWireIssue({ id, lastModifiedDateTime: story().world.clock().toISOString(), ...over });

  it('is told to whoever is on call, once, and by every card once it is over', async () => {
    const { sandbox, teams, world } = story();
    const tenant = (await sandbox.customers()).find(({ name }) => name === 'Contoso')?.tenantId ?? '';
    await tellIssues(sandbox, tenant);
    const here = teams.gathering(kim, '19:desk@thread.tacv2', 'channel', [OURS, OURS]);
    await here.says('follow');
    const personal = teams.personal(kim);
    const boxes = { which: 'list', customers: tenant, classifications: 'incident', zone: 'Asia/Seoul' };
    const wish = { ...boxes, transitions: 'opened,worse,update,resolved', earlySignals: 'true', audience: 'keep' };
    const review = await personal.clicks('Preview', { inputs: wish });
    await personal.clicks('Save', { on: review });
    world.pass(MINUTE);
    const quiet = issue('EX1400002');
    await tellIssues(sandbox, tenant, issue('EX1400001'), quiet);
    await until(() => ['EX1400001', 'EX1400002'].every((id) => calls(id).length > 0));

    teams.connector.refuse(503);
    world.pass(MINUTE);
    const news = { posts: [aWirePost('Current status: Traffic moves.', 0)] };
    await tellIssues(sandbox, tenant, issue('EX1400001', news), quiet);
    await until(() => refused() >= 4);
    world.pass(2 * MINUTE);
    const before = refused();
    // Two whole deliveries of four tries, of which one at least began after that.
    await until(() => refused() >= before + 8);
    world.pass(2 * MINUTE);
    while (mail.mails.length === 0) await world.ring(WATCH_MS);
    await world.ring(WATCH_MS);
    expect(mail.mails.map(({ to }) => to)).to.deep.equal([['oncall@partner.example']]);
    expect(mail.mails[0]?.text)
      .to.include('Subject: Healthdesk: no card has reached Teams since')
      .and.include('Last answer: 503')
      .and.not.include('Contoso');

    teams.connector.refuse(undefined);
    world.pass(14 * MINUTE);
    await until(() => ['EX1400001', 'EX1400002'].some((id) => edits(id).length > 0));
    while (mail.mails.length === 1) await world.ring(WATCH_MS);
    await until(() => ['EX1400001', 'EX1400002'].every((id) => edits(id).length > 0));
    await world.ring(WATCH_MS);
    expect(mail.mails).to.have.lengthOf(2);
    expect(mail.mails[1]?.text).to.include('cards reach Teams again');
    for (const id of ['EX1400001', 'EX1400002']) {
      expect(edits(id), id).to.have.lengthOf(1);
      expect(cardText(cardIn(edits(id)[0]?.activity))).to.match(
        /No news could be delivered from 18:44 to 19:02 GMT\+9 \(18 mins\)/,
      );
    }
    expect(cardText(cardIn(edits('EX1400001')[0]?.activity))).to.include('Traffic moves.');

    const told = receiver.asked.map(({ body }) => (JSON.parse(body) as { type: string }).type);
    expect(told).to.deep.equal(['healthdesk.deliveries.raised', 'healthdesk.deliveries.recovered']);
    for (const asked of receiver.asked) expect(verdictOn(asked, SECRET, world.clock())).to.not.equal('forged');
    expect(receiver.asked[0]?.body).to.not.include('Contoso');
  });
});
