import { expect } from 'chai';
import { createSmtpPager } from '../../../../src/services/adapters/pager/smtp.ts';
import type { Page } from '../../../../src/services/oncall-ports.ts';
import { NOW } from '../../../support/builders.ts';
import { type MailServer, type MailServerSettings, startMailServer } from '../../../support/mail-server.ts';

const PAGE: Page = { id: 'test-1', event: 'test', subject: 'A test', text: 'Nothing to do.\n', at: NOW };
const LOGIN = { user: 'healthdesk', password: 'only in this test' };
const [from, to] = ['healthdesk@partner.example', 'oncall@partner.example'];

describe('a notice by mail', () => {
  let server: MailServer | undefined;
  afterEach(() => server?.close());
  const start = async (settings: MailServerSettings) => {
    server = await startMailServer(settings);
    return server;
  };
  const failing = (done: Promise<void>) =>
    done.then(
      () => expect.fail('it should have failed'),
      (error: Error) => error.message,
    );

  it('is said to nobody who does not speak TLS, and neither is the password', async () => {
    const { host, port, mails } = await start({ tls: 'none' });
    const pager = createSmtpPager({ host, port, tls: 'required', login: LOGIN, from, to });
    expect(await failing(pager.page(PAGE)))
      .to.match(/TLS/i)
      .and.not.include(LOGIN.password);
    expect(mails).to.deep.equal([]);
  });

  it('is not said to a server with the certificate of another', async () => {
    const { port, mails } = await start({ tls: 'starttls' });
    const pager = createSmtpPager({ host: '127.0.0.1', port, tls: 'required', from, to });
    expect(await failing(pager.page(PAGE))).to.match(/certificate/i);
    expect(mails).to.deep.equal([]);
  });

  it('reaches a relay on this machine without TLS where that is meant', async () => {
    const { host, port, mails } = await start({ tls: 'none' });
    await createSmtpPager({ host, port, tls: 'none', from, to }).page(PAGE);
    expect(mails[0]).to.deep.include({ to: [to], isSecure: false });
    expect(mails[0]?.text)
      .to.include('Auto-Submitted: auto-generated')
      .and.include('Message-ID: <test-1@partner.example>')
      .and.include('Nothing to do.');
  });

  it('says who was refused, without the password', async () => {
    const { host, port } = await start({ tls: 'starttls', login: { ...LOGIN, password: 'another' } });
    const pager = createSmtpPager({ host, port, tls: 'required', login: LOGIN, from, to });
    expect(await failing(pager.check()))
      .to.include('535')
      .and.not.include(LOGIN.password);
  });
});
