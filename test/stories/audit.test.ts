import { expect } from 'chai';
import { anAudit } from '../support/audit.ts';
import { fills } from '../support/escalating.ts';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openPostgresStore, type Store } from '../support/stores.ts';
import { openStory } from '../support/story.ts';
import { actionOn } from '../support/teams/card-reading.ts';
import { BOXES, follow } from '../support/teams/follow-form.ts';
import { searches } from '../support/teams/message-extension.ts';
import type { Person } from '../support/teams/teams.ts';
import { ABOUT_A_CUSTOMER } from '../support/wishes.ts';

const AT = '19:audited@thread.tacv2';
const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
const GUEST = { tenantId: PARTNER_TENANT_ID, userRole: 'guest' } as const;

/** While somebody types, names alone are offered. */
const OFFERS_NAMES = ['typeahead', 'search to share'];

describe('story: the audit trail tells who did and read what', function () {
  this.timeout(120_000);
  let store: Store;
  before(async function open() {
    store = await openPostgresStore(this);
  });
  const story = openStory(async () => ({
    FILE_DELIVERY: 'link',
    LOOK_SECONDS_M365: '60',
    AUDIT_KEY: Buffer.alloc(32, 'a').toString('base64'),
    ...(store.databaseUrl && { DATABASE_URL: store.databaseUrl }),
  }));
  after(() => store?.close());
  const kim: Person = { ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk };
  const audit = () => anAudit(store.database.db, () => story().world.clock());
  const tenantOf = async (name: string): Promise<string> =>
    (await story().sandbox.customers()).find((one) => one.name === name)?.tenantId ?? expect.fail(name);
  /** Rows of this deed, as `outcome authority person`. */
  const rowsOf = async (deed: string, tenantId?: string) =>
    (await audit().trail.select(tenantId === undefined ? {} : { tenantId }, undefined, 1000))
      .filter(({ row }) => row.deed === deed)
      .map(({ row, person }) => `${row.outcome} ${row.authority} ${person?.name}`);

  it('tells of a reading, and by whose rights; the second time by those found at the first', async () => {
    const chat = story().teams.personal(kim);
    const contoso = await tenantOf('Contoso');
    await chat.says('check health for Contoso');
    await chat.says('check health for Contoso');
    expect((await rowsOf('see-health', contoso)).at(-1)).to.equal('allowed app Kim Minji');
    const [told] = await audit().trail.select({ tenantId: contoso }, undefined, 1);
    const turn = await story().heard((line) => line.correlationId === told?.row.correlationId);
    expect(turn.msg).to.equal('turn');
  });

  it('tells whose calendar was given and revoked, and what programs were handed of it', async () => {
    const chat = story().teams.personal(kim);
    await chat.says('calendar');
    const url = /http:[^"]*\.ics/.exec(JSON.stringify(await chat.clicks('Get the link')))?.[0] ?? expect.fail();
    const { headers } = await fetch(url);
    expect((await fetch(url, { headers: { 'if-none-match': headers.get('etag') ?? '' } })).status).to.equal(304);
    await chat.says('calendar');
    await chat.clicks('Revoke', { on: await chat.clicks('Revoke') });
    expect((await fetch(url)).status).to.equal(404);
    for (const deed of ['give-calendar', 'read-calendar', 'revoke-calendar'])
      expect(await rowsOf(deed), deed).to.deep.equal(['allowed agent Kim Minji']);
    const rows = JSON.stringify(await audit().trail.select({}, undefined, 1000));
    expect(rows).to.not.include(url.split('/').at(-1)?.slice(0, -4));
  });

  it('tells of a refusal, and why', async () => {
    await story()
      .teams.personal({ ...aPerson(), name: 'Nobody', objectId: STAFF.nobody })
      .says('check health for Contoso');
    expect(await rowsOf('find-customers')).to.eql(['refused agent Nobody']);
  });

  it('tells of every way to read a customer, and of every button that was refused', async () => {
    const chat = story().teams.personal(kim);
    const sought = await story().sandbox.customers();
    for (const [name, outcome] of [
      ['대한정밀', 'allowed'],
      ['Lucerne Publishing', 'refused'],
    ] as const) {
      const customer = sought.find((one) => one.name === name) ?? expect.fail(name);
      const { tenantId } = customer;
      const told = () => audit().trail.select({ tenantId }, undefined, 1000);
      for (const [verb, wanted] of Object.entries(ABOUT_A_CUSTOMER)) {
        const wish = wanted(customer);
        // What is searched for is not found where it is out of reach.
        const isSearch = 'text' in wish || verb === 'search box button' || verb === 'escalate a message';
        if (OFFERS_NAMES.includes(verb) || (isSearch && outcome === 'refused')) continue;
        const before = (await told()).length;
        await ('text' in wish ? chat.says(wish.text) : chat.invokes(wish.name, wish.value));
        const since = (await told()).slice(before);
        expect(
          since.map(({ row, person }) => `${row.outcome} ${person?.name}`),
          `${verb} ${name}`,
        ).to.include(`${outcome} Kim Minji`);
      }
    }
  });

  it('tells of a report that was read, and by which link', async () => {
    const chat = story().teams.personal(kim);
    await chat.says('Contoso TM1297220');
    const card = await chat.clicks('Post-incident review');
    expect(await rowsOf('read-file')).to.have.length(1);
    await (await fetch(actionOn(card, 'Download').url, { method: 'POST' })).arrayBuffer();
    expect(await rowsOf('read-file', await tenantOf('Contoso'))).to.eql([
      'allowed app Kim Minji',
      'allowed app Kim Minji',
    ]);
  });

  it('tells of an escalation', async () => {
    const chat = story().teams.personal(kim);
    await chat.says('escalate fabrikam.com Exchange mail is queueing');
    const review = await fills(chat, chat.card(), 'Review', { businessImpact: 'Orders are not confirmed.' });
    expect(await rowsOf('escalate', await tenantOf('Fabrikam'))).to.eql([]);
    await chat.clicks('Prepare hand-off', { on: review });
    expect(await rowsOf('escalate', await tenantOf('Fabrikam'))).to.eql(['allowed agent Kim Minji']);
  });

  it('tells of following', async () => {
    const channel = story().teams.gathering(kim, AT, 'channel', [OURS, OURS]);
    await follow(channel, story().teams.personal(kim), { which: 'names', patterns: 'Litware' });
    expect(await rowsOf('follow')).to.eql(['allowed agent Kim Minji']);
  });

  it('tells who changed a following and what, and who ended it', async () => {
    const channel = story().teams.gathering(kim, AT, 'channel', [OURS, OURS]);
    const chat = story().teams.personal(kim);
    await channel.says('following');
    await channel.clicks('Litware');
    const inputs = { ...BOXES, which: 'names', patterns: 'Fabrikam', earlySignals: 'false' };
    await chat.clicks('Save', { on: await chat.clicks('Preview', { on: chat.card(), inputs }) });
    await channel.says('unfollow');
    await channel.clicks('Stop following');
    const told = await audit().trail.select({}, undefined, 1000);
    const [followed, changed, ended] = ['follow', 'change-following', 'unfollow'].map((deed) =>
      told.find(({ row }) => row.deed === deed),
    );
    expect(changed?.row.details.changed).to.eql(['customers', 'earlySignals']);
    expect([changed, ended].map((one) => one?.person?.name)).to.eql(['Kim Minji', 'Kim Minji']);
    const followingId = followed?.row.details.followingId;
    expect([changed, ended].map((one) => one?.row.details.followingId)).to.eql([followingId, followingId]);
  });

  it('tells of each search of the message extension how many it found, never whom; and of those that were refused', async () => {
    const { teams } = story();
    const nobody: Person = { ...aPerson(), name: 'Nobody', objectId: STAFF.nobody };
    const ours = teams.gathering(kim, '19:searched@thread.v2', 'groupChat', [OURS, OURS]);
    const rows = async () => await audit().trail.select({}, undefined, 10_000);
    const before = (await rows()).length;
    const found = await searches(ours, 'contoso');
    await searches(ours);
    await searches(ours, 'qqqqq zzzzz');
    await searches(teams.gathering(kim, '19:guests@thread.v2', 'groupChat', [OURS, GUEST]), 'contoso');
    await searches(teams.gathering(nobody, '19:searched@thread.v2', 'groupChat', [OURS, OURS]), 'contoso');
    const told = (await rows()).slice(before);
    expect(told.map(({ row, person }) => [row.deed, row.outcome, row.authority, person?.name, row.details])).to.eql([
      ['find-customers', 'allowed', 'agent', 'Kim Minji', { found: found.attachments.length }],
      ['find-customers', 'allowed', 'agent', 'Kim Minji', { found: 25 }],
      ['find-customers', 'allowed', 'agent', 'Kim Minji', { found: 0 }],
      ['find-customers', 'refused', 'agent', 'Kim Minji', { why: 'conversation-mixed' }],
      ['find-customers', 'refused', 'agent', 'Nobody', { why: 'no-role' }],
    ]);
    expect(JSON.stringify(told)).to.not.match(/contoso|qqqqq/i);
    expect(new Set(told.map(({ row }) => row.correlationId)).size).to.equal(told.length);
  });

  it('is linked and signed by the worker', async () => {
    while ((await audit().trail.unlinked()).count > 0) await new Promise((go) => setImmediate(go));
    const { problems, linked, head } = await audit().verify([]);
    expect(problems).to.eql([]);
    expect(linked).to.be.above(8);
    expect(head?.signature).to.be.a('string');
  });
});
