import { expect } from 'chai';
import type { RequestDraft } from '../../src/domain/request-draft.ts';
import { type DeskNeed, packetOf, problemsOf } from '../../src/domain/request-packet.ts';
import { warningsOf } from '../../src/domain/request-warning.ts';
import { momentTyped } from '../../src/domain/wall-clock.ts';
import { aCustomer, NOW } from '../support/builders.ts';
import { ALEX_AGENT } from '../support/following.ts';
import { aDraft, aFiledRequest, aForm, aPacket } from '../support/requests.ts';

describe('a request that is to be sent', () => {
  const fieldsOf = (draft: RequestDraft, needs?: readonly DeskNeed[]) =>
    problemsOf(draft, NOW, needs).map(({ field, problem }) => `${field} ${problem}`);

  it('is the draft, trimmed and read, when nothing is missing', () => {
    expect(packetOf(aDraft(), aCustomer(), NOW)).to.deep.equal(aPacket());
  });

  it('tells every field that is missing or wrong, in the order of the form', () => {
    const { customer: _, service: __, ...bare } = aDraft({ form: aForm({ title: ' ', severity: '', startedOn: '' }) });
    expect(fieldsOf(bare)).to.deep.equal([
      'customer missing',
      'service missing',
      'title missing',
      'started missing',
      'severity missing',
    ]);
    const contact = { ...aForm().contact, mail: 'kim at home', phone: 'call me' };
    const form = aForm({
      startedOn: '2026-02-31',
      severity: 'urgent',
      contact,
      copies: 'a@b.example, c',
      title: 'x'.repeat(201),
    });
    expect(fieldsOf(aDraft({ form }))).to.deep.equal([
      'title too-long',
      'started invalid',
      'severity invalid',
      'contact-mail invalid',
      'contact-phone invalid',
      'copies invalid',
    ]);
    expect(fieldsOf(aDraft({ form: aForm({ startedOn: '2026-11-23' }) }))).to.deep.equal(['started in-future']);
  });

  it('wants what its desk wants on top', () => {
    expect(fieldsOf(aDraft(), ['topic', 'subscription'])).to.deep.equal(['subscription missing', 'topic missing']);
    const contact = { ...aForm().contact, phone: '' };
    expect(fieldsOf(aDraft({ form: aForm({ contact }) }), ['contact-phone'])).to.deep.equal(['contact-phone missing']);
  });

  it('is none for a customer that was only guessed, or is another one', () => {
    const { tenantId } = aCustomer();
    const guessed = aDraft({ customer: { tenantId, knownBy: 'guessed' } });
    expect(fieldsOf(guessed)).to.deep.equal(['customer unconfirmed']);
    expect(packetOf(guessed, aCustomer(), NOW)).to.equal(undefined);
    expect(packetOf(aDraft(), aCustomer({ tenantId: 'other' }), NOW)).to.equal(undefined);
  });
});

describe('what is typed as day and time', () => {
  it('is read by the clock of a zone, through its changes', () => {
    const at = (day: string, time: string, zone: string) => momentTyped(day, time, zone)?.toISOString();
    expect(at('2026-11-22', '08:10', 'Asia/Seoul')).to.equal('2026-11-21T23:10:00.000Z');
    expect(at('2026-03-29', '02:30', 'Europe/Berlin')).to.equal('2026-03-29T01:30:00.000Z');
    const none: readonly (readonly [string, string, string])[] = [
      ['2026-13-01', '10:00', 'UTC'],
      ['2026-02-31', '10:00', 'UTC'],
      ['2026-11-22', '24:30', 'UTC'],
      ['22.11.2026', '10:00', 'UTC'],
      ['2026-11-22', '10:00', 'Mars/Olympus'],
    ];
    for (const wrong of none) expect(at(...wrong), wrong.join()).to.equal(undefined);
  });
});

describe('what somebody should know before they send', () => {
  it('is told: the outage is open, somebody has filed the same, the role may not', () => {
    const incidents = aDraft().incidents.map((incident) => ({ ...incident, isOpen: true }));
    const draft = aDraft({ incidents });
    const others = [
      aFiledRequest({ id: 'same', packet: aPacket({ by: ALEX_AGENT }) }),
      aFiledRequest({ id: 'closed', told: { status: 'closed', at: NOW }, progress: 'filed' }),
      aFiledRequest({ id: 'elsewhere', packet: aPacket({ customer: aCustomer({ tenantId: 'other' }) }) }),
      aFiledRequest({ id: 'of something else', packet: aPacket({ incidents: [] }) }),
      aFiledRequest({ id: draft.id }),
    ];
    const warnings = warningsOf(draft, others, { kind: 'wrong-role', groups: [] });
    expect(warnings.map(({ kind }) => kind)).to.deep.equal(['no-role', 'outage-open', 'same-request']);
    const same = warnings.flatMap((warning) => (warning.kind === 'same-request' ? warning.requests : []));
    expect(same.map(({ id }) => id)).to.deep.equal(['same']);
    expect(warningsOf(aDraft(), [], undefined)).to.deep.equal([]);
  });
});
