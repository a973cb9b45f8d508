import { expect } from 'chai';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { type OutsideServer, startOutside } from '../support/outside-server.ts';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory, spareSlowCustomers } from '../support/story.ts';
import { cardIn, cardText } from '../support/teams/card-reading.ts';
import { follow } from '../support/teams/follow-form.ts';
import type { Person } from '../support/teams/teams.ts';
import { verdictOn } from '../support/webhook-receiver.ts';
import { aNewIssue, aWirePost, MINUTE, tellIssues } from '../support/wire-issues.ts';

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
const WATCH_MS = 30_000;
const SECRET = 'b25jYWxsLWtleS1vZi10d2VudHktZm91ci1ieXRlcyE=';

describe('story: Teams takes no card for a while', function () {
  this.timeout(120_000);
  let mail: MailServer;
  let receiver: OutsideServer;
  spareSlowCustomers();
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
  before(() => story().world.lookAsTimePasses());
  after(async () => {
    await receiver?.close();
    await mail?.close();
  });

  const kim: Person = { ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk };
  const calls = (id: string) =>
    story().teams.connector.calls.filter(({ activity }) => JSON.stringify(activity.attachments ?? '').includes(id));
  const posts = (id: string) => calls(id).filter(({ conversationId }) => conversationId === '19:desk@thread.tacv2');
  const edits = (id: string) => calls(id).filter(({ method }) => method === 'PUT');
  const until = (claim: () => boolean) => story().teams.connector.until(claim);
  /** Resolves once deliveries have been given up for now so many times. */
  const givenUp = (times: number) => {
    let left = times;
    return story().heard(({ err }) => {
      left -= err?.name === 'AnnounceError' ? 1 : 0;
      return left === 0;
    });
  };
  /** A minute later Contoso has these incidents, and another minute later it is looked at. */
  const tell = async (...overs: readonly ({ readonly id: string } & Record<string, unknown>)[]) => {
    const { sandbox, world } = story();
    const tenant = (await sandbox.customers()).find(({ name }) => name === 'Contoso')?.tenantId ?? '';
    world.pass(MINUTE);
    const lastModifiedDateTime = world.clock().toISOString();
    await tellIssues(sandbox, tenant, ...overs.map((over) => aNewIssue({ lastModifiedDateTime, ...over })));
    world.pass(MINUTE);
  };

  it('is told to whoever is on call, once, and by every card once it is over', async () => {
    const { teams, world } = story();
    const quiet = { id: 'EX1400002', lastModifiedDateTime: world.clock().toISOString() };
    await tell(quiet);
    await story().heard(({ found }) => String(found).includes(quiet.id));
    const here = teams.gathering(kim, '19:desk@thread.tacv2', 'channel', [OURS, OURS]);
    await follow(here, teams.personal(kim), {
      which: 'names',
      patterns: 'Contoso',
      transitions: 'opened,worse,resolved',
    });
    // Alone, what is open already has its card at once.
    await until(() => posts(quiet.id).length > 0);
    await tell({ id: 'EX1400001' }, quiet);
    await until(() => posts('EX1400001').length > 0);

    teams.connector.refuse(503);
    await tell({ id: 'EX1400001', posts: [aWirePost('Current status: Traffic moves.', 0)] }, quiet);
    for (const times of [1, 2, 3]) {
      await givenUp(times);
      world.pass(MINUTE);
    }
    await givenUp(4);
    await world.ring(WATCH_MS);
    await mail.until(1);
    await world.ring(WATCH_MS);
    expect(mail.mails.map(({ to }) => to)).to.deep.equal([['oncall@partner.example']]);
    expect(mail.mails[0]?.text)
      .to.include('Subject: Healthdesk: no card has reached Teams since')
      .and.include('Last answer: 503')
      .and.not.include('Contoso');

    teams.connector.refuse(undefined);
    world.pass(5 * MINUTE);
    await until(() => edits('EX1400001').length > 0);
    // That it works again is noted beside the delivery: the watch after that sees it.
    while (mail.mails.length < 2) await world.ring(WATCH_MS);
    await until(() => edits('EX1400002').length > 0);
    await world.ring(WATCH_MS);
    expect(mail.mails).to.have.lengthOf(2);
    expect(mail.mails[1]?.text).to.include('cards reach Teams again');
    for (const id of ['EX1400001', 'EX1400002']) {
      expect(edits(id), id).to.have.lengthOf(1);
      expect(cardText(cardIn(edits(id)[0]?.activity))).to.match(
        /No news could be delivered from 18:\d\d to 18:\d\d GMT\+9 \(\d+ mins\)/,
      );
    }
    expect(cardText(cardIn(edits('EX1400001')[0]?.activity))).to.include('Traffic moves.');

    const told = receiver.asked.map(({ body }) => (JSON.parse(body) as { type: string }).type);
    expect(told).to.deep.equal(['healthdesk.deliveries.raised', 'healthdesk.deliveries.recovered']);
    for (const asked of receiver.asked) expect(verdictOn(asked, SECRET, world.clock())).to.not.equal('forged');
    expect(receiver.asked[0]?.body).to.not.include('Contoso');
  });
});

describe('story: Entra gives no tokens', function () {
  this.timeout(240_000);
  let mail: MailServer;
  const story = openStory(async (sandbox) => {
    mail = await startMailServer();
    // A refresh token that was revoked: our own sign-in fails, whoever the customer is.
    for (const { tenantId } of await sandbox.customers()) await sandbox.setPolicy(tenantId, 50173);
    return {
      ...{ LOOK_SECONDS_M365: '15', LOOK_SECONDS_AZURE: '0' },
      ...{ ONCALL_MAIL_TO: 'oncall@partner.example', ONCALL_MAIL_FROM: 'healthdesk@partner.example' },
      ...{ ONCALL_SMTP_HOST: mail.host, ONCALL_SMTP_PORT: String(mail.port), ONCALL_SMTP_TLS: 'none' },
    };
  });
  after(async () => {
    await story().sandbox.resetPolicies();
    await mail?.close();
  });

  it('is one failure, told once, and an outage at none of the customers', async () => {
    const { heard, world } = story();
    const failing = new Set<unknown>();
    await heard((line) => {
      if (line.msg === 'a look got no answer' && line.kind === 'sign-in') failing.add(line.tenantId);
      return failing.size >= 10;
    });
    await world.ring(WATCH_MS);
    world.pass(3 * MINUTE);
    await world.ring(WATCH_MS);
    await mail.until(1);
    await world.ring(WATCH_MS);
    expect(mail.mails).to.have.lengthOf(1);
    expect(mail.mails[0]?.text)
      .to.include('no tokens for most customers')
      .and.match(/\d+ of \d+ tenants: sign-in/)
      .and.not.include('Contoso');
    expect(story().logged()).to.not.include('opened ');
  });
});
