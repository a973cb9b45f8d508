import { expect } from 'chai';
import { groups } from '../../sandbox/world/groups.ts';
import { fills, withOwnDesk } from '../support/escalating.ts';
import { signedIn } from '../support/onboarded.ts';
import { aPerson } from '../support/people.ts';
import type { SandboxFault } from '../support/sandbox.ts';
import { STAFF } from '../support/staff.ts';
import { openStory, type Story } from '../support/story.ts';
import { cardText, partsOf } from '../support/teams/card-reading.ts';
import type { Chat } from '../support/teams/teams.ts';

type Json = Record<string, any>;

const MINUTE_MS = 60_000;
/** After so long a click is answered with a sign of work. */
const CLICK_MS = 3500;
const OWN_WORDS = { businessImpact: 'Orders are not confirmed.' };
const HTML = '<html><body>Sign in to go on</body></html>';
const UNCLEAR = 'Unclear whether it has arrived';
/** The Playground's Kim, whom a group lets file Azure tickets of 미래전자. */
const KIM = '00000000-0000-0000-0000-0000000000020';

/** A desk that files by itself: how a review of a new request is reached, where it is filed, and what is asked before. */
interface DeskOfTable {
  readonly review: (chat: Chat, title: string) => Promise<Json>;
  /** In the titles of its requests, to tell them from others' that the sandbox has. */
  readonly mark: string;
  readonly door: string;
  readonly before: string;
}

/** What goes wrong, what is said of it, and whether nothing but another press brings the request there. */
interface FaultOfTable {
  readonly fault: (desk: DeskOfTable) => SandboxFault;
  readonly says: string | RegExp;
  readonly isAgain?: true;
}

const DESKS: Readonly<Record<string, DeskOfTable>> = {
  'Your own ticket system': {
    async review(chat, title) {
      await chat.says(`escalate contoso.com Planner ${title}`);
      return await fills(chat, chat.card(), 'Review', { ...OWN_WORDS, desk: 'own' });
    },
    mark: 'gammawave',
    door: '/desk/requests',
    before: '/desk/requests',
  },
  'Azure support': {
    async review(chat, title) {
      await chat.says(`escalate contoso.com Azure Linux VM is slow ${title}`);
      const form = chat.card();
      const boxes = [...partsOf(form)];
      const first = (id: string) => boxes.find((part) => part.id === id)?.choices?.[0]?.value;
      const typed = { desk: 'azure', topic: first('topic'), subscription: first('subscription') };
      return await fills(chat, form, 'Review', { ...OWN_WORDS, ...typed });
    },
    mark: 'deltawave',
    door: 'supportTickets/healthdesk',
    before: 'checkNameAvailability',
  },
};

const FAULTS: Readonly<Record<string, FaultOfTable>> = {
  'is down': { fault: ({ door }) => ({ path: door, status: 503 }), says: UNCLEAR },
  'takes it, and its answer is lost': {
    fault: ({ door }) => ({ path: door, status: 503, body: '', afterwards: true }),
    says: UNCLEAR,
  },
  'is answered for by somebody else': { fault: ({ door }) => ({ path: door, body: HTML }), says: UNCLEAR },
  'answers by half': { fault: ({ door }) => ({ path: door, body: '{"number":"D-' }), says: UNCLEAR },
  'asks to come back later': {
    fault: ({ before }) => ({ path: before, status: 429, headers: { 'retry-after': '120' } }),
    says: /Nothing was filed, and your draft is kept · (Azure|your own ticket system) is limiting our requests · Wait 2 mins?/,
    isAgain: true,
  },
  'refuses it': {
    fault: ({ door }) => ({ path: door, status: 422, body: { error: { code: 'Bad', message: 'No.' } } }),
    says: 'Nothing was filed',
    isAgain: true,
  },
};

const askOf = (review: Json): string => [...partsOf(review)].find(({ data }) => data?.do === 'send-request')?.data.ask;
const filedWith = async ({ sandbox }: Story, title: string): Promise<number> =>
  (await sandbox.tickets()).filter((ticket) => JSON.stringify(ticket.filed).includes(title)).length;
const chatAs = (story: Story, objectId: string) =>
  story.teams.personal({ ...aPerson(), name: 'Alex Wilber', objectId });

describe('story: a desk that files by itself, on a bad day', function () {
  this.timeout(120_000);
  const story = openStory(withOwnDesk);
  const arrived = (id: string) =>
    story().heard((line) => line.msg === 'a request was sent' && line.requestId === id && line.outcome === 'filed');

  for (const [name, desk] of Object.entries(DESKS)) {
    for (const [at, [what, { fault, says, isAgain }]] of Object.entries(FAULTS).entries()) {
      it(`${name} ${what}: it is said, nothing typed is lost, and one request is there in the end`, async () => {
        const { sandbox, world } = story();
        const chat = chatAs(story(), STAFF.admin);
        const title = `${desk.mark}${at}`;
        const review = await desk.review(chat, title);
        await sandbox.fault(fault(desk));
        const told = await chat.clicks('Send', { on: review });
        expect(cardText(told)).to.match(new RegExp(says));
        await sandbox.clearFaults();
        if (isAgain) {
          expect(cardText(told)).to.include(OWN_WORDS.businessImpact);
          await chat.clicks('Send', { on: told });
        } else {
          world.pass(MINUTE_MS);
          await arrived(askOf(review));
        }
        expect(await filedWith(story(), title)).to.equal(1);
        expect(cardText(await chat.clicks('Send', { on: review }))).to.match(/\d+: filed/);
        expect(await filedWith(story(), title)).to.equal(1);
      });
    }

    it(`${name} is slow: a sign of work comes first, and the result once it is there`, async () => {
      const { sandbox, world } = story();
      const chat = chatAs(story(), STAFF.admin);
      const review = await desk.review(chat, `${desk.mark}slow`);
      const held = await sandbox.fault({ path: desk.door, held: true });
      const pressed = chat.clicks('Send', { on: review });
      // All that is read before has been read by then.
      await sandbox.met(held);
      await world.ring(CLICK_MS);
      const waiting = await pressed;
      expect(cardText(waiting)).to.include('Sending the service request for Contoso');
      await sandbox.clearFault(held);
      await arrived(askOf(review));
      expect(cardText(await chat.clicks('Show result', { on: waiting }))).to.match(/\d+: filed/);
      expect(await filedWith(story(), `${desk.mark}slow`)).to.equal(1);
    });
  }

  it('Azure does not say whether it takes a request: the form tells, and other desks stay', async () => {
    const { tenantId } = (await story().sandbox.customers()).find((one) => one.name === 'City Power & Light') ?? {};
    const chat = chatAs(story(), STAFF.admin);
    await chat.says(`escalate ${tenantId} Azure everything is slow`);
    expect(chat.text()).to.include('Azure support').and.include('Your own ticket system · Healthdesk files it there.');
    const review = await fills(chat, chat.card(), 'Review', OWN_WORDS);
    expect(cardText(review)).to.include('Goes to: Your own ticket system');
  });

  it('leaves Azure’s to the agent’s hands once the agent’s role has gone since the review', async () => {
    const { sandbox, world } = story();
    const chat = chatAs(story(), KIM);
    await chat.says('escalate miraeelec.onmicrosoft.com Azure Linux VM is slow after all');
    const form = chat.card();
    const topic = [...partsOf(form)].find(({ id }) => id === 'topic')?.choices[0].value;
    const review = await fills(chat, form, 'Review', { ...OWN_WORDS, desk: 'azure', topic });
    expect(cardText(review)).to.include('Goes to: Azure support');
    await sandbox.setMember(KIM, groups.azureSupport.id, false);
    world.pass(6 * MINUTE_MS);
    const before = (await sandbox.tickets()).length;
    const handed = await chat.clicks('Send', { on: review });
    expect(cardText(handed)).to.include('by hand').and.not.include(': filed');
    expect(await sandbox.tickets()).to.have.lengthOf(before);
    await sandbox.resetMembers();
  });
});

describe('story: Microsoft 365 by hand, while Partner Center has a bad day', function () {
  this.timeout(120_000);
  const story = openStory(async (sandbox) => (await signedIn(sandbox, ['reader', 'partner'])).settings);

  for (const [what, fault] of Object.entries({
    'is down': { status: 503 },
    'asks to come back later': { status: 429, headers: { 'retry-after': '60' } },
    'answers by half': { truncate: true },
    'is answered for by somebody else': { body: HTML },
  })) {
    it(`it ${what}: the request stands as its agent told, until Partner Center tells`, async () => {
      const { sandbox, heard } = story();
      const chat = chatAs(story(), STAFF.helpdesk);
      await chat.says('requests Contoso');
      const [number = ''] = /\b6\d{14}\b/.exec(JSON.stringify(chat.card())) ?? [];
      await sandbox.fault({ path: 'servicerequests/', ...fault });
      await chat.says(`escalate contoso.com Exchange mail waits while it ${what}`);
      const review = await fills(chat, chat.card(), 'Review', OWN_WORDS);
      const prepared = await chat.clicks('Prepare hand-off', { on: review });
      const filed = await fills(chat, prepared, 'I filed it', { number });
      expect(cardText(filed))
        .to.include(`${number}: filed`)
        .and.match(/as last told by Alex Wilber/);
      const requestId = askOf(review);
      await heard((line) => line.msg === 'a desk gave no answer' && line.requestId === requestId);
      const show = { action: { type: 'Action.Execute', data: { do: 'show-filed', requestId } } };
      const shown = async () => cardText((await chat.invokes('adaptiveCard/action', show)).body.value);
      expect(await shown()).to.match(/as last told by Alex Wilber/);
      await sandbox.clearFaults();
      // Told once more, it changes nothing, and has Partner Center asked at once.
      await fills(chat, prepared, 'I filed it', { number });
      await heard(
        (line) => line.msg === 'a request has news' && line.requestId === requestId && line.news.includes('status'),
      );
      expect(await shown()).to.match(/Attention needed/);
    });
  }

  it('prepares nothing for a role that has gone since the review', async () => {
    const { sandbox } = story();
    const chat = chatAs(story(), STAFF.helpdesk);
    await chat.says('escalate contoso.com Exchange a role goes');
    const review = await fills(chat, chat.card(), 'Review', OWN_WORDS);
    await sandbox.setMember(STAFF.helpdesk, groups.helpdeskAgents.id, false);
    const refused = await chat.clicks('Prepare hand-off', { on: review });
    expect(cardText(refused)).to.include('A right to file there is missing').and.include('your draft is kept');
    await sandbox.resetMembers();
  });
});

describe('story: an indirect reseller escalates', function () {
  this.timeout(120_000);
  const story = openStory({ PARTNER_CENTER: 'off', SUPPORT_COUNTRY: 'KOR' });

  it('is sent to the customer’s provider for Azure, keeps the draft, and hands off Microsoft 365', async () => {
    const chat = chatAs(story(), STAFF.admin);
    await chat.says('escalate contoso.onmicrosoft.com Azure VM is slow');
    expect(chat.text()).to.include('The customer’s indirect provider files these');
    const again = await fills(chat, chat.card(), 'Review', OWN_WORDS);
    expect(cardText(again)).to.include('No desk takes this request as it is').and.include('indirect provider');
    const other = await fills(chat, again, 'Review', { service: 'microsoft365/Exchange' });
    expect(cardText(other)).to.include('Prepare this for Contoso');
  });
});

describe('story: a partner who is an indirect reseller for some customers', function () {
  this.timeout(120_000);
  const story = openStory({ SUPPORT_COUNTRY: 'KOR', INDIRECT_TAG: 'by-provider' });
  const formFor = async (domain: string) => {
    const chat = chatAs(story(), STAFF.admin);
    await chat.says(`escalate ${domain} Azure VM is slow`);
    return chat.text();
  };
  /** It has no Azure of its own to read: the words name the service, and a press the customer. */
  const ofAlpine = async () => {
    const chat = chatAs(story(), STAFF.admin);
    await chat.says('escalate Alpine Ski House Azure VM is slow');
    return cardText(await fills(chat, chat.card(), 'Alpine Ski House', OWN_WORDS));
  };
  const TO_PROVIDER = 'The customer’s indirect provider files these';

  it('is sent to the provider who has made the relationship, and files for the others', async () => {
    expect(await ofAlpine()).to.include(TO_PROVIDER);
    expect(await formFor('contoso.com'))
      .to.include('Azure support · Healthdesk files it there')
      .and.not.include(TO_PROVIDER);
  });

  it('knows it by tag where Microsoft says nothing', async () => {
    const chat = chatAs(story(), STAFF.admin);
    await chat.says('tag Contoso by-provider');
    expect(await formFor('contoso.com')).to.include(TO_PROVIDER);
    await chat.says('untag Contoso by-provider');
    expect(await formFor('contoso.com')).to.not.include(TO_PROVIDER);
  });

  it('does not take silence for a no', async () => {
    const { sandbox } = story();
    await sandbox.fault({ path: '/v1.0/tenantRelationships/delegatedAdminRelationships/', status: 503 });
    const text = await ofAlpine();
    await sandbox.clearFaults();
    expect(text).to.include('Azure support').and.not.include('Healthdesk files it there');
    expect(await ofAlpine()).to.include(TO_PROVIDER);
  });
});
