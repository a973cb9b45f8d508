import { expect } from 'chai';
import type { FiledRequest } from '../../../src/domain/filed-request.ts';
import type { Outage } from '../../../src/domain/outage.ts';
import { createWatchLinked } from '../../../src/services/requests/watch-linked.ts';
import { aCustomer, anIncident, minutesAgo, NOW } from '../../support/builders.ts';
import { aMemoryDesk, type MemoryDesk } from '../../support/desks.ts';
import { anExposure, anOutage, KIM_AGENT } from '../../support/following.ts';
import { aFiledRequest, aPacket } from '../../support/requests.ts';

const LINK = {
  id: 'EX1234567',
  title: 'Mail waits',
  isOpen: true,
  phase: 'investigating',
  startedAt: minutesAgo(92),
} as const;

describe('what becomes of the outages of a request', () => {
  let kept: FiledRequest;
  let outage: Outage;
  let desk: MemoryDesk;
  const ofContoso = { tenantId: aCustomer().tenantId };
  beforeEach(() => {
    desk = aMemoryDesk();
    kept = aFiledRequest({ progress: 'filed', packet: aPacket({ incidents: [LINK] }) });
    outage = anOutage({ exposures: [anExposure(0, ofContoso), anExposure(1)] });
  });

  const watch = () =>
    createWatchLinked({
      requests: {
        async change(_, change) {
          kept = change(kept) ?? kept;
          return kept;
        },
      },
      outage: async () => outage,
      desk: () => desk,
      reviewNote: (_, { incident }) => `The review of ${incident.id} is out.`,
      clock: () => NOW,
      deadline: () => new AbortController().signal,
    })(kept);
  const kinds = () => kept.history.map(({ kind }) => kind);
  const persists = () => {
    const event = { kind: 'persists' as const, incidentId: LINK.id, at: NOW, by: KIM_AGENT };
    kept = { ...kept, history: [...kept.history, event] };
  };

  it('is asked about once, when it has ended at this customer, wherever else it goes on', async () => {
    await watch();
    expect(kinds()).to.deep.equal([]);
    outage = { ...outage, exposures: [anExposure(0, { ...ofContoso, endedAt: NOW }), anExposure(1)] };
    await watch();
    await watch();
    expect(kinds()).to.deep.equal(['outage-ended']);
  });

  it('goes by the outage where the customer’s own source never told of it', async () => {
    outage = anOutage({ exposures: [anExposure(1)] });
    await watch();
    expect(kinds()).to.deep.equal([]);
    outage = { ...outage, state: 'resolved' };
    await watch();
    expect(kinds()).to.deep.equal(['outage-ended']);
  });

  it('asks nothing about one that was over when the request was filed, nor of a request that is closed', async () => {
    outage = { ...outage, state: 'resolved', exposures: [anExposure(0, { ...ofContoso, endedAt: NOW })] };
    kept = { ...kept, told: { status: 'closed', at: NOW } };
    await watch();
    kept = aFiledRequest({ progress: 'filed', packet: aPacket({ incidents: [{ ...LINK, isOpen: false }] }) });
    await watch();
    expect(kinds()).to.deep.equal([]);
  });

  it('brings the review to the desk where the problem persists, once', async () => {
    outage = anOutage({ exposures: [anExposure(0, { ...ofContoso, endedAt: NOW })] });
    await watch();
    persists();
    await watch();
    expect(desk.notes).to.deep.equal([]);
    outage = { ...outage, incident: anIncident({ phase: 'review-published', isOpen: false }) };
    await watch();
    await watch();
    expect(desk.notes).to.deep.equal(['The review of EX1234567 is out.']);
    expect(kinds()).to.deep.equal(['outage-ended', 'persists', 'note', 'reviewed']);
  });

  it('tells of the review where no desk takes notes, too', async () => {
    desk.addNote = async () => 'by-hand';
    outage = { ...outage, incident: anIncident({ phase: 'review-published', isOpen: false }) };
    persists();
    await watch();
    expect(kinds()).to.include('reviewed').and.not.include('note');
  });
});
