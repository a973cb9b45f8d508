import { expect } from 'chai';
import { readConfig, SettingsError } from '../../src/config.ts';
import { createDesks, type DesksNeeds } from '../../src/house/desks.ts';
import { REAL_WORLD } from '../../src/house/world.ts';
import { aCustomer } from '../support/builders.ts';
import { aMemoryDesk } from '../support/desks.ts';
import { KIM_AGENT } from '../support/following.ts';
import { aPacket } from '../support/requests.ts';

const ENV = {
  BOT_LOCAL: 'true',
  PARTNER_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  READER_CLIENT_ID: '22222222-2222-4222-8222-222222222222',
  READER_CLIENT_SECRET: 's',
};
const OWN = {
  OWN_DESK_URL: 'https://desk.example/healthdesk',
  OWN_DESK_SECRET: Buffer.alloc(32).toString('base64'),
  WEBHOOK_HOSTS: 'desk.example',
};

/** The desks of these settings; Azure's is one in memory. */
const desksOf = (env: Record<string, string>, template = '{}') =>
  createDesks({
    config: readConfig({ ...ENV, ...env }, () => template),
    world: REAL_WORLD,
    microsoft: {
      azure: { createDesk: () => ({ ...aMemoryDesk(), id: 'azure' }) } as unknown as DesksNeeds['microsoft']['azure'],
      requests: 'switched-off',
    },
    access: { vault: { accounts: async () => new Map() } as unknown as DesksNeeds['access']['vault'] },
    permissions: { agentMayFile: async () => true, whoMayFile: async () => [] },
    isIndirect: async () => false,
  });
const signal = () => new AbortController().signal;

describe('the desks of a house', () => {
  it('are those of the settings, in their order, the partner’s own where it has an address', () => {
    const idsOf = (env: Record<string, string>) => desksOf(env).map(({ id }) => id);
    expect(idsOf({})).to.deep.equal(['azure', 'microsoft365']);
    expect(idsOf(OWN)).to.deep.equal(['azure', 'microsoft365', 'own']);
    expect(idsOf({ ...OWN, REQUEST_DESKS: 'own, azure own' })).to.deep.equal(['own', 'azure']);
  });

  it('hand off in the words of the contact’s language, with all that the request says', async () => {
    const desk = desksOf({}).find(({ id }) => id === 'microsoft365');
    const message = { author: 'Alex', text: 'Mail is *down*!' };
    const outcome = await desk?.file(aPacket({ message }), 'k', signal());
    const parts = outcome?.kind === 'handed-off' ? outcome.handOff.parts : [];
    const text = parts.find(({ name }) => name === 'description')?.text ?? '';
    const { contact, description, businessImpact, affectedUsers, stepsTried } = aPacket();
    for (const said of [description, businessImpact, affectedUsers, stepsTried, 'EX1234567', message.text, 'Kim Minji'])
      expect(text).to.include(said);
    expect(text).to.include('업무 영향').and.include('GMT+9');
    expect(parts.find(({ name }) => name === 'contact')?.text).to.equal(
      `${contact.name}\n${contact.mail}\n${contact.phone}`,
    );
  });

  it('keep the partner’s own desk to customers with its tag', async () => {
    const desk = desksOf({ ...OWN, OWN_DESK_TAG: 'Gold' }).find(({ id }) => id === 'own');
    const asked = async (tags: readonly string[]) =>
      (await desk?.readiness({ customer: aCustomer({ tags }), service: aPacket().service, agent: KIM_AGENT }, signal()))
        ?.kind;
    expect([await asked(['gold']), await asked(['silver']), await asked([])]).to.deep.equal([
      'ready',
      'not-here',
      'not-here',
    ]);
  });

  it('stop a start with a template that is none, or asks for what there is not', () => {
    const env = { ...OWN, OWN_DESK_TEMPLATE: 'desk.json' };
    const body = { subject: '{{request.subject}}' };
    for (const [template, why] of [
      ['{"name":"x"}', 'file'],
      [JSON.stringify({ name: 'x', file: { body, answer: {} } }), 'there is no {{request.subject}}'],
    ] as const)
      expect(() => desksOf(env, template))
        .to.throw(SettingsError)
        .with.property('message')
        .that.includes(`OWN_DESK_TEMPLATE: ${why}`);
  });
});
