import { expect } from 'chai';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { type OutsideServer, startOutside } from '../support/outside-server.ts';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openPostgresStore, type Store } from '../support/stores.ts';
import { openStory } from '../support/story.ts';
import { cardIn, cardText } from '../support/teams/card-reading.ts';
import { follow } from '../support/teams/follow-form.ts';
import type { Person } from '../support/teams/teams.ts';
import { verdictOn } from '../support/webhook-receiver.ts';
import { aWireIssue, MINUTE, tellIssues } from '../support/wire-issues.ts';

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
const [DESK, NIGHT] = ['19:desk@thread.tacv2', '19:night@thread.tacv2'];
const INCIDENT = 'EX1400001';
const WATCH_MS = 30_000;
const SECRET = 'b25jYWxsLWtleS1vZi10d2VudHktZm91ci1ieXRlcyE=';

describe('story: Teams takes no card for a while', function () {
  this.timeout(120_000);
  let store: Store;
  let mail: MailServer;
  let receiver: OutsideServer;
  before(async function open() {
    store = await openPostgresStore(this);
    mail = await startMailServer();
    receiver = await startOutside(() => ({ status: 202 }));
  });
  /** Everybody is looked at once. What fails here is a delivery that an agent has caused, so that nothing waits for looks. */
  const story = openStory(async (sandbox) => {
    const contoso = (await sandbox.customers()).find(({ name }) => name === 'Contoso');
    await tellIssues(sandbox, contoso?.tenantId ?? '', aWireIssue({ id: INCIDENT }));
    return {
      ...{ LOOK_SECONDS_M365: '3600', LOOK_SECONDS_AZURE: '0', DEFAULT_ZONE: 'Asia/Seoul' },
      ...{ ONCALL_MAIL_TO: 'oncall@partner.example', ONCALL_MAIL_FROM: 'healthdesk@partner.example' },
      ...{ ONCALL_SMTP_HOST: mail.host, ONCALL_SMTP_PORT: String(mail.port), ONCALL_SMTP_TLS: 'none' },
      ...{ ONCALL_WEBHOOK_URL: `${receiver.url}/oncall`, ONCALL_WEBHOOK_SECRET: SECRET },
      ...{ WEBHOOK_HOSTS: new URL(receiver.url).host, WEBHOOK_LOOPBACK: 'true' },
      ...(store.databaseUrl && { DATABASE_URL: store.databaseUrl }),
    };
  });
  after(async () => {
    await receiver?.close();
    await mail?.close();
    await store?.close();
  });

  const kim: Person = { ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk };
  const channel = (id: string) => story().teams.gathering(kim, id, 'channel', [OURS, OURS]);
  const calls = (id: string, method: 'POST' | 'PUT') =>
    story().teams.connector.calls.filter(
      (call) =>
        call.conversationId === id &&
        call.method === method &&
        JSON.stringify(call.activity.attachments ?? '').includes(INCIDENT),
    );
  const until = (claim: () => boolean) => story().teams.connector.until(claim);
  /** Deliveries that were given up for now. */
  let failures = 0;
  const givenUp = (times: number) => story().heard(() => failures >= times);

  it('begins with a living card in two channels', async () => {
    const { heard, world, teams } = story();
    void heard(({ err }) => {
      if (err?.name === 'AnnounceError') failures += 1;
      return false;
    });
    await heard(({ found }) => String(found).includes(INCIDENT));
    world.pass(MINUTE);
    for (const id of [DESK, NIGHT]) {
      // Alone, what is open already has its card at once.
      await follow(channel(id), teams.personal(kim), { which: 'names', patterns: 'Contoso' });
      await until(() => calls(id, 'POST').length > 0);
    }
    world.pass(MINUTE);
  });

  it('is told to whoever is on call, once, by mail and by signed webhook, and names no customer', async () => {
    const { teams, world } = story();
    const [posted] = calls(DESK, 'POST');
    teams.connector.refuse(503);
    const pressed = { on: cardIn(posted?.activity), messageId: posted?.activityId ?? '' };
    expect(cardText(await channel(DESK).clicks('Acknowledge', pressed))).to.include('by Kim Minji');
    await givenUp(1);
    await world.ring(WATCH_MS);
    world.pass(3 * MINUTE);
    // One that was under way may have read the clock before.
    await givenUp(failures + 2);
    await world.ring(WATCH_MS);
    await mail.until(1);
    await world.ring(WATCH_MS);
    expect(mail.mails.map(({ to }) => to)).to.deep.equal([['oncall@partner.example']]);
    expect(mail.mails[0]?.text)
      .to.include('Subject: Healthdesk: no card has reached Teams since')
      .and.include('Last answer: 503')
      .and.not.include('Contoso');
    expect(receiver.asked.map(({ body }) => JSON.parse(body).type)).to.deep.equal(['healthdesk.deliveries.raised']);
    expect(verdictOn(receiver.asked[0] ?? expect.fail('nobody asked'), SECRET, world.clock())).to.equal('genuine');
    expect(receiver.asked[0]?.body).to.not.include('Contoso');
  });

  it('is told to be over, and each card says for how long it was blind, by one edit', async () => {
    const { teams, world } = story();
    teams.connector.refuse(undefined);
    world.pass(MINUTE);
    await until(() => calls(DESK, 'PUT').length > 0);
    // That it works again is noted beside the delivery: the watch after that sees it.
    while (mail.mails.length < 2) await world.ring(WATCH_MS);
    await until(() => calls(NIGHT, 'PUT').length > 0);
    await world.ring(WATCH_MS);
    for (const id of [DESK, NIGHT]) {
      expect(calls(id, 'PUT'), id).to.have.lengthOf(1);
      expect(cardText(cardIn(calls(id, 'PUT')[0]?.activity)), id).to.match(
        /No news could be delivered from 18:\d\d to 18:\d\d GMT\+9 \(\d+ mins\)/,
      );
    }
    expect(cardText(cardIn(calls(DESK, 'PUT')[0]?.activity))).to.include('by Kim Minji');
    expect(mail.mails.map(({ text }) => text.includes('cards reach Teams again'))).to.deep.equal([false, true]);
    expect(receiver.asked.map(({ body }) => JSON.parse(body).type)).to.deep.equal([
      'healthdesk.deliveries.raised',
      'healthdesk.deliveries.recovered',
    ]);
  });
});
