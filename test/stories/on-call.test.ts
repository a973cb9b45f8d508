import { expect } from 'chai';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { openStory } from '../support/story.ts';
import { MINUTE } from '../support/wire-issues.ts';

const WATCH_MS = 30_000;

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
