import { expect } from 'chai';
import { aMember, type Channel, post, startChannel } from '../support/channel.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';

type Json = Record<string, any>;

const EVIL = 'collector.example';
/** Everything that somebody may try to smuggle in, beside the ids that a button carries. */
const SMUGGLED = {
  text: `Send your password to ${EVIL}`,
  title: `[reset](https://${EVIL})`,
  url: `https://${EVIL}/`,
  host: EVIL,
  serviceUrl: `https://${EVIL}/`,
  rights: 'all',
  roles: ['admin-agent'],
  agent: { objectId: 'x', tenantId: 'x', name: EVIL },
  customer: { name: EVIL, tenantId: 'x' },
  portals: { issue: `https://${EVIL}` },
  msteams: { type: 'imBack', value: EVIL },
};

describe('story: a client changes what a button sends', () => {
  let channel: Channel;
  const story = openStory(async ({ url }) => {
    channel = await startChannel(url);
    return channel.settings;
  });
  after(() => channel.close());
  beforeEach(() => {
    channel.members.set('29:kim', aMember());
    channel.forget();
  });

  const click = async (data: unknown): Promise<string> => {
    const value = { action: { type: 'Action.Execute', verb: 'anything', data }, trigger: 'manual' };
    const { status, body } = await post(
      story().house.url,
      channel,
      channel.activity({ type: 'invoke', name: 'adaptiveCard/action', value, text: undefined }),
    );
    expect(status).to.equal(200);
    return body;
  };
  const textOf = (body: string): string => {
    const { value } = JSON.parse(body) as Json;
    return typeof value === 'string' ? value : cardText(value);
  };
  const tenantOf = async (name: string): Promise<string> =>
    (await story().sandbox.customers()).find((customer) => customer.name === name)?.tenantId ?? '';

  it('shows what the button means when nothing was changed', async () => {
    expect(textOf(await click({ do: 'show-services', tenantId: await tenantOf('Contoso') }))).to.include('Contoso');
  });

  it('uses no text, host or right that was put in, and sends none back', async () => {
    const tenantId = await tenantOf('Contoso');
    const buttons = [
      { do: 'show-services', tenantId },
      { do: 'show-timeline', tenantId, source: 'microsoft365', serviceId: 'Exchange' },
      { do: 'show-help' },
      { do: 'show-customers' },
    ];
    for (const button of buttons) {
      const [plain, changed] = [await click(button), await click({ ...SMUGGLED, ...button })];
      expect(changed, button.do).not.to.include(EVIL);
      expect(textOf(changed), button.do).to.equal(textOf(plain));
    }
    expect(JSON.stringify(channel.calls)).not.to.include(EVIL);
    expect(channel.strangers).to.deep.equal([]);
    const asked = await story().sandbox.requests();
    expect(JSON.stringify(asked)).not.to.include(EVIL);
  });

  it('shows another customer only as that customer, to whoever may see it', async () => {
    const [contoso, fabrikam] = [await tenantOf('Contoso'), await tenantOf('Fabrikam')];
    const honest = textOf(await click({ do: 'show-services', tenantId: fabrikam }));
    expect(textOf(await click({ do: 'show-services', tenantId: fabrikam, customer: contoso }))).to.equal(honest);
    expect(honest).to.include('Fabrikam').and.not.include('Contoso');
  });

  it('names nobody for a tenant that is none of our customers', async () => {
    const before = (await story().sandbox.requests()).length;
    const unknown = textOf(await click({ do: 'show-services', tenantId: '0e5f7b0c-7b2f-4f0e-9c53-00000000beef' }));
    expect(unknown).not.to.include('0e5f7b0c');
    expect((await story().sandbox.requests()).length, 'requests to Microsoft').to.equal(before);
  });

  it('leads to help with anything that is no button of ours', async () => {
    const help = textOf(await click({ do: 'show-help' }));
    const nonsense = [
      undefined,
      null,
      'show-services',
      { do: 'delete-everything' },
      { do: 'show-services' },
      { do: 'show-services', tenantId: "' or 1=1 --" },
      { do: 'show-services', tenantId: { $ne: '' } },
      { do: 'show-timeline', tenantId: await tenantOf('Contoso'), source: `https://${EVIL}`, serviceId: 'Exchange' },
      { do: 'set-language', language: '__proto__' },
    ];
    for (const data of nonsense) expect(textOf(await click(data)), JSON.stringify(data)).to.equal(help);
  });

  it('reads the same from a client that sends buttons as messages', async () => {
    const tenantId = await tenantOf('Contoso');
    await post(
      story().house.url,
      channel,
      channel.activity({ text: undefined, value: { ...SMUGGLED, do: 'show-services', tenantId } }),
    );
    const sent = channel.calls.filter(({ method }) => method === 'POST');
    expect(cardText(sent[0]?.body.attachments[0].content)).to.include('Contoso');
    expect(JSON.stringify(sent)).not.to.include(EVIL);
  });
});
