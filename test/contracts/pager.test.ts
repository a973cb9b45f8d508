import { lookup } from 'node:dns';
import { expect } from 'chai';
import { createSmtpPager } from '../../src/services/adapters/pager/smtp.ts';
import { createWebhookPager } from '../../src/services/adapters/pager/webhook.ts';
import { createSignedWebhook } from '../../src/services/adapters/webhook/signed-webhook.ts';
import { type Page, PageError, type Pager } from '../../src/services/oncall-ports.ts';
import { minutesAgo, NOW } from '../support/builders.ts';
import { startMailServer } from '../support/mail-server.ts';
import { startOutside } from '../support/outside-server.ts';
import { verdictOn } from '../support/webhook-receiver.ts';
import { createHandWorld } from '../support/world.ts';

const SECRET = 'aGVhbHRoZGVzay1vbmNhbGwta2V5LWZvci10ZXN0cyE=';
const PAGE: Page = {
  id: 'trouble-1.raised',
  event: 'raised',
  subject: 'Healthdesk: no card has reached Teams since 09:30',
  text: 'Since 09:30 (12 mins) no card has reached Teams.\n\n한국어로도.\n',
  at: NOW,
  trouble: { kind: 'deliveries', since: minutesAgo(12) },
};

interface Bench {
  readonly pager: Pager;
  /** What has arrived, one text a notice. */
  received(): readonly string[];
  /** The next notice is refused, for good. */
  refuseNext(): void;
  close(): Promise<void>;
}

async function openEmail(): Promise<Bench> {
  const login = { user: 'healthdesk', password: 'only in this test' };
  const { host, port, mails, refuseNext, close } = await startMailServer({ tls: 'starttls', login });
  const from = 'healthdesk@partner.example';
  return {
    pager: createSmtpPager({ host, port, tls: 'required', login, from, to: 'oncall@partner.example' }),
    received: () =>
      mails.map((mail) => {
        expect(mail).to.deep.include({ isSecure: true, user: login.user, from, to: ['oncall@partner.example'] });
        return mail.text;
      }),
    refuseNext: () => refuseNext(550),
    close,
  };
}

async function openWebhook(): Promise<Bench> {
  const { deadline, sleep, random } = createHandWorld(NOW);
  let status: number | undefined;
  const taken: string[] = [];
  const outside = await startOutside((question) => {
    if (status !== undefined) {
      const refused = { status };
      status = undefined;
      return refused;
    }
    expect(verdictOn(question, SECRET, NOW)).to.equal('genuine');
    taken.push(`${question.headers['webhook-id']} ${question.body}`);
    return { status: 202 };
  });
  const url = `${outside.url}/oncall`;
  const webhook = createSignedWebhook({
    ...{ url, keys: [Buffer.from(SECRET, 'base64')], allowedHosts: [new URL(url).host], loopbackToo: true },
    ...{ resolve: lookup, deadline, patience: { now: () => NOW, random, sleep, limitMs: 1000 } },
  });
  return {
    pager: createWebhookPager({ webhook, deadline }),
    received: () => taken,
    refuseNext() {
      status = 400;
    },
    close: () => outside.close(),
  };
}

for (const [name, open] of Object.entries({ email: openEmail, webhook: openWebhook })) {
  describe(`pager: ${name}`, () => {
    let bench: Bench;
    beforeEach(async function openBench() {
      this.timeout(20_000);
      bench = await open();
    });
    afterEach(() => bench.close());
    const failure = (done: Promise<void>) =>
      done.then(
        () => expect.fail('it should have failed'),
        (error: unknown) => error,
      );

    it('brings the whole notice, under one id however often it is sent', async () => {
      await bench.pager.page(PAGE);
      await bench.pager.page(PAGE);
      expect(bench.received()).to.have.length(2);
      for (const text of bench.received()) {
        expect(text).to.include(PAGE.id).and.include(PAGE.subject).and.include('한국어로도.');
      }
    });

    it('says that it was refused, and sends the next', async () => {
      bench.refuseNext();
      expect(await failure(bench.pager.page(PAGE))).to.be.instanceOf(PageError);
      expect(bench.received()).to.deep.equal([]);
      await bench.pager.page(PAGE);
      expect(bench.received()).to.have.length(1);
    });

    it('is checked without sending anything', async () => {
      await bench.pager.check();
      expect(bench.received()).to.deep.equal([]);
    });

    it('says that nobody is there', async () => {
      await bench.close();
      expect(await failure(bench.pager.page(PAGE))).to.be.instanceOf(PageError);
    });
  });
}
