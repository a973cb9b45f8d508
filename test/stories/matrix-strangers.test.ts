import { expect } from 'chai';
import { aMember, type Channel, post, startChannel } from '../support/channel.ts';
import { matrixOf } from '../support/matrix.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import {
  ABOUT_A_CUSTOMER,
  ABOUT_A_REQUEST,
  ABOUT_NOBODY,
  ABOUT_OUTAGES,
  ADMINISTERING,
  ANSWERING,
  ANSWERING_AT_ONCE,
  DEEDS_AT_ONCE,
  FOLLOWING,
  FOLLOWING_AT_ONCE,
  MAIL_INCIDENT,
  MARKING,
  type Wanted,
  type Wish,
} from '../support/wishes.ts';

const OTHER = '0e5f7b0c-7b2f-4f0e-9c53-00000000beef';

/** Teams vouches for all of them, each by a signed request: the others as the roster tells, one by the directory's groups. */
const STRANGERS = {
  'in no group': { aadObjectId: STAFF.nobody, objectId: STAFF.nobody },
  'a guest of ours': { userRole: 'guest' },
  'of another tenant': { tenantId: OTHER },
} as const;
const KIM = {};

const CONVERSATIONS = {
  personal: 'personal',
  'standard channel': 'channel',
  'private channel': 'channel',
  'shared channel': 'channel',
  'chat with a guest': 'groupChat',
} as const;

type Where = keyof typeof CONVERSATIONS;

/** Nobody has posted it: to a stranger every card is the same. */
const CARD = { followingId: '0e5f7b0c-7b2f-4f0e-9c53-00000000cafe', incidentId: MAIL_INCIDENT };

/** For whom the names of our groups are no secret: members of the partner's own tenant. */
const MAY_READ_GROUPS = 'in no group';

describe('story: the matrix, for those to whom nothing belongs', () => {
  let channel: Channel;
  const story = openStory(async ({ url }) => {
    channel = await startChannel(url);
    return { ...channel.settings, AUDIENCE_DEFAULT: 'all' };
  });
  const table = new Map<string, Map<string, string>>();
  after(async () => {
    await channel.close();
    console.log(`\n${matrixOf('stranger · wish', table)}\n`);
  });

  /** Everything that the bot made visible to anybody, and whether Microsoft was asked about a customer. */
  async function want(who: string, member: Record<string, unknown>, where: Where, wish: Wish) {
    const { sandbox, house } = story();
    const id = `29:${who}`.replaceAll(' ', '-');
    const known = aMember({ ...member, id });
    channel.members.clear();
    channel.members.set(id, known);
    channel.forget();
    await sandbox.clearRequests();
    const conversationType = CONVERSATIONS[where];
    const place = conversationType === 'personal' ? `a:${id}` : `19:${where.replaceAll(' ', '-')}@thread.tacv2`;
    const { status, body } = await post(
      house.url,
      channel,
      channel.activity({
        ...('text' in wish ? { text: wish.text } : { type: 'invoke', text: undefined, ...wish }),
        from: { id, name: 'Somebody', aadObjectId: known.aadObjectId },
        conversation: { id: place, conversationType, tenantId: PARTNER_TENANT_ID },
      }),
    );
    const told = channel.calls.filter(({ method }) => method !== 'GET').map((call) => call.body);
    const tenants = (await sandbox.requests()).map(({ tenant }) => tenant);
    return { status, shown: JSON.stringify([body, told]), tenants };
  }

  const wishesFor = (customer: Wanted): [string, Wish][] => [
    ...Object.entries(ABOUT_A_CUSTOMER).map(([verb, of]): [string, Wish] => [verb, of(customer)]),
    ...Object.entries(ABOUT_NOBODY),
    ...Object.entries({ ...ADMINISTERING, ...DEEDS_AT_ONCE }).map(([verb, of]): [string, Wish] => [
      verb,
      of(customer, '19:standard-channel@thread.tacv2'),
    ]),
    ...Object.entries({ ...ABOUT_A_REQUEST, ...ANSWERING, ...ANSWERING_AT_ONCE }).map(([verb, of]): [string, Wish] => [
      verb,
      of({ ...customer, requestId: CARD.followingId }),
    ]),
    ...Object.entries(ABOUT_OUTAGES).map(([verb, of]): [string, Wish] => [verb, of(CARD, customer)]),
    ...Object.entries({ ...MARKING, ...FOLLOWING, ...FOLLOWING_AT_ONCE }).map(([verb, of]): [string, Wish] => [
      verb,
      of(CARD),
    ]),
  ];

  for (const [who, member] of Object.entries(STRANGERS)) {
    for (const where of Object.keys(CONVERSATIONS) as Where[]) {
      it(`${who}, ${where}: is told why, and nothing happens`, async function () {
        this.timeout(120_000);
        const customers = (await story().sandbox.customers()).filter(({ name }) => name.length > 3);
        const fabrikam = customers.find(({ name }) => name === 'Fabrikam');
        if (!fabrikam) throw new Error('the sandbox has no Fabrikam');
        for (const [verb, wish] of wishesFor(fabrikam)) {
          const { status, shown, tenants } = await want(who, member, where, wish);
          expect(status, verb).to.equal(200);
          const named = customers.filter(({ name, domain }) => shown.includes(name) || shown.includes(domain));
          expect(named.filter(isNoExample), `${verb}: ${shown.slice(0, 400)}`).to.deep.equal([]);
          expect(
            customers.filter(({ tenantId }) => tenants.includes(tenantId)),
            `${verb} asked Microsoft about`,
          ).to.deep.equal([]);
          if (who !== MAY_READ_GROUPS) expect(shown, verb).to.not.match(/AdminAgents|HelpdeskAgents|GDAP/);
          const answer = whatIsSaid(shown);
          if (who !== MAY_READ_GROUPS && verb !== 'typeahead') expect(answer, verb).to.equal('not one of ours');
          const cells = table.get(`${who} · ${verb}`) ?? new Map();
          table.set(`${who} · ${verb}`, cells.set(where, answer));
        }
      });
    }
  }

  it('leaves all as it was: nobody offboarded, nothing tagged, no audience approved; and one of ours is answered', async () => {
    for (const where of Object.keys(CONVERSATIONS) as Where[]) {
      const { shown } = await want('kim', KIM, where, { text: 'check health for Fabrikam' });
      expect(shown, where).to.include('Fabrikam: Microsoft confirms');
    }
    expect((await want('kim', KIM, 'personal', { text: 'tags' })).shown).to.include('No customer carries a tag yet');
    expect(story().logged()).to.not.include('an audience was approved');
  });
});

const whatIsSaid = (shown: string): string => {
  if (shown.includes('your account is not one of theirs')) return 'not one of ours';
  return shown.includes('none of our agent groups') ? 'which group to ask for' : 'names nobody';
};

/** Contoso stands for anybody in what the bot says of itself. */
const isNoExample = ({ name }: { readonly name: string }): boolean => name !== 'Contoso';
