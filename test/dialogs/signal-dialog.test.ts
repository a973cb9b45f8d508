import { expect } from 'chai';
import { SignalDialog } from '../../src/dialogs/signal-dialog.ts';
import type { EarlySignal, SignalVoice } from '../../src/domain/early-signal.ts';
import type { Hearing } from '../../src/services/access/audiences.ts';
import { createCustomerIndex } from '../../src/services/customers/customer-index.ts';
import type { SignalAt } from '../../src/services/signals/signal-view.ts';
import { cardText } from '../cards/walk.ts';
import { type ActingOptions, act } from '../support/acting.ts';
import { minutesAgo, NOW } from '../support/builders.ts';
import { aFollowing, SOMEBODY_ELSE } from '../support/outages.ts';
import { CUSTOMERS } from '../support/some-customers.ts';

const channel: Hearing = {
  conversationId: aFollowing().place.conversationId,
  isPersonal: false,
  company: 'ours',
  audience: { kind: 'all' },
  hears: () => true,
};

const SIGNAL: EarlySignal = {
  id: 's1',
  source: 'microsoft365',
  serviceId: 'Exchange',
  serviceName: 'Exchange Online',
  raisedAt: minutesAgo(4),
  tenantIds: CUSTOMERS.slice(0, 3).map(({ tenantId }) => tenantId),
};

function desk(over: Partial<SignalAt> = {}) {
  const voices: SignalVoice[] = [];
  const view = (): SignalAt => ({
    following: aFollowing(),
    signal: SIGNAL,
    voices,
    readAt: minutesAgo(1),
    silent: 0,
    card: { followingId: 'f1', incidentId: 's1', messageId: 'm1' },
    hears: () => true,
    ...over,
  });
  const index = createCustomerIndex(CUSTOMERS);
  const needs = {
    customers: () => index,
    clock: () => NOW,
    signalView: async (signalId: string, followingId: string) =>
      signalId === 's1' && followingId === 'f1' ? view() : undefined,
    answerSignal: async (_signal: string, _following: string, voice: SignalVoice) => void voices.push(voice),
  };
  const press = async (action: object = {}, options: ActingOptions = {}) => {
    const asked = { do: 'answer-signal', signalId: 's1', followingId: 'f1', says: 'affected', ...action };
    const { cards, said, about } = await act(new SignalDialog(needs), asked, { hearing: channel, ...options });
    return { text: cards.map((card) => `${card.summary} ${cardText(card)}`).join(), said: said.join(), about };
  };
  return { press, voices };
}

describe('answering an early signal', () => {
  it('shows at once who has said what, and what is known', async () => {
    const { press } = desk();
    await press();
    const { text, about } = await press({ says: 'not-us' }, { agent: SOMEBODY_ELSE });
    expect(text)
      .to.match(/Affected too \(1\): +Kim Minji/)
      .and.match(/Not us \(1\): +Alex Wilber/)
      .and.include('Contoso');
    expect(about[0]).to.have.length(3);
  });

  it('is for those alone who may, at one of its customers, and from its own conversation', async () => {
    const refusal = { kind: 'wrong-role', groups: ['AdminAgents'] } as const;
    const { press, voices } = desk();
    expect((await press({}, { permit: () => refusal })).text).to.include('Your role does not include this');
    const permit: ActingOptions['permit'] = (customer) =>
      customer === CUSTOMERS[2] ? undefined : { ...refusal, kind: 'not-your-customer' };
    await press({}, { permit, finds: () => false });
    expect((await press({}, { hearing: { ...channel, conversationId: '19:elsewhere' } })).said).to.include('is over');
    expect((await press({ followingId: 'f2' })).said).to.include('is over');
    expect(voices).to.deep.equal([]);
    await press({}, { permit, finds: (customer) => customer === CUSTOMERS[2] });
    expect(voices).to.have.length(1);
  });

  it('says that it is over: withdrawn, taken over by the incident, or about nobody who may be named', async () => {
    for (const over of [
      { signal: { ...SIGNAL, tenantIds: [] } },
      { signal: { ...SIGNAL, endedAt: NOW } },
      { card: { followingId: 'f1', incidentId: 's1', endedAt: NOW } },
    ]) {
      const { press, voices } = desk(over);
      expect((await press()).said).to.include('This early signal is over');
      expect(voices).to.deep.equal([]);
    }
  });
});
