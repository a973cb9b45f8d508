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
import { aNewIssue, aWirePost, MINUTE, tellIssues } from '../support/wire-issues.ts';

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
  /** Resolves once so many deliveries more have been given up for now. */
  const givenUp = new Set<unknown>();
  const fails = (count: number) => {
    const enough = givenUp.size + count;
    return story().heard((line) => {
      if (line.err?.name === 'AnnounceError') givenUp.add(line.time);
      return givenUp.size >= enough;
    });
  };
  /** Each call that is refused takes its time, so that it is not Teams' limits that hold up the next. */
  const takeTime = () => {
    let seen = 0;
    void until(() => {
      for (; seen < (story().teams.connector.refusals.get(503) ?? 0); seen += 1) story().world.pass(3000);
      return false;
    });
  };
  const issue = (id: string, over = {}) =>
    aNewIssue({ id, lastModifiedDateTime: story().world.clock().toISOString(), ...over });

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

    takeTime();
    teams.connector.refuse(503);
    world.pass(MINUTE);
    const news = { posts: [aWirePost('Current status: Traffic moves.', 0)] };
    await tellIssues(sandbox, tenant, issue('EX1400001', news), quiet);
    await fails(1);
    world.pass(2 * MINUTE);
    // Of two, one at least began after that.
    await fails(2);
    world.pass(2 * MINUTE);
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
    await story().heard(({ kind, incidentId }) => kind === 'edit' && /EX140000\d/.test(String(incidentId)));
    // That it works again is noted beside the delivery: the watch after that sees it.
    while (mail.mails.length < 2) await world.ring(WATCH_MS);
    await until(() => ['EX1400001', 'EX1400002'].every((id) => edits(id).length > 0));
    await world.ring(WATCH_MS);
    expect(mail.mails).to.have.lengthOf(2);
    expect(mail.mails[1]?.text).to.include('cards reach Teams again');
    for (const id of ['EX1400001', 'EX1400002']) {
      expect(edits(id), id).to.have.lengthOf(1);
      expect(cardText(cardIn(edits(id)[0]?.activity))).to.match(
        /No news could be delivered from 18:4\d to 18:5\d GMT\+9 \(\d+ mins\)/,
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
