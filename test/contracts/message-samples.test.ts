import { expect } from 'chai';
import { ServiceMessage, WireAttachment } from '../../src/services/adapters/graph/message-schema.ts';
import { graphPage } from '../../src/services/adapters/graph/schema.ts';
import { describeSamples, sample, sampleNames } from '../support/samples.ts';

/** Category, whether it is a major change, services, act-by date, and how its body begins or what stands in it. */
const MESSAGES: Readonly<Record<string, readonly [string, boolean, string, string | undefined, RegExp]>> = {
  'MC001337.json': ['plan-for-change', false, 'Skype for Business', '2021-07-31', /^Originally announced in MC219641/],
  'MC1009932.json': [
    'stay-informed',
    false,
    'Microsoft Teams',
    undefined,
    /^Updated March 27, 2025: .*\n\nComing soon/s,
  ],
  'MC1017114.json': [
    'plan-for-change',
    true,
    'Microsoft 365 apps',
    undefined,
    /\n\nWhen this will happen: ?\n\nGeneral/,
  ],
  'MC237349.json': ['plan-for-change', false, 'Skype for Business', '2021-07-31', /^Originally announced in MC219641/],
  'MC237741.json': ['plan-for-change', false, 'Exchange Online', undefined, /^In response to/],
  'MC247825.json': ['plan-for-change', true, 'Microsoft Teams', undefined, /^To inform users/],
  'MC248201.json': ['plan-for-change', true, 'SharePoint Online, Power BI', undefined, /^Updated January 11, 2022/],
  'MC267581.json': ['plan-for-change', false, 'SharePoint Online', undefined, /^Updated June 7, 2022/],
};

const names = () => sampleNames('graph/messages/').filter((name) => name.startsWith('MC'));

describeSamples('contract: the message center as Microsoft publishes it', () => {
  it('has a row here for each sample', () => {
    expect(names()).to.deep.equal(Object.keys(MESSAGES));
  });

  for (const [name, [category, isMajorChange, services, actBy, body]] of Object.entries(MESSAGES)) {
    it(`${name} becomes our words`, () => {
      const message = ServiceMessage.parse(sample(`graph/messages/${name}`));
      expect(message).to.include({
        id: name.replace('.json', ''),
        kind: 'message',
        category,
        isMajorChange,
        state: 'current',
      });
      expect(message.services.join(', ')).to.equal(services);
      expect(message.actByAt?.toISOString().slice(0, 10)).to.equal(actBy);
      expect(message.body)
        .to.match(body)
        .and.not.match(/<\/?\w+>|&nbsp;/);
    });
  }

  it('is tolerant: anything but id, title and a time may be missing, null or unheard of', () => {
    const bare = ServiceMessage.parse({ id: 'MC1', title: 'T', lastModifiedDateTime: '2026-01-01T00:00:00.1234567Z' });
    expect(bare).to.include({ category: 'other', severity: 'normal', body: '', hasAttachments: false });
    const odd = {
      ...(sample('graph/messages/MC1017114.json') as object),
      ...{
        category: 'PlanForChange',
        severity: 'unheardOf',
        tags: null,
        services: [null, 'Intune'],
        isMajorChange: 'yes',
      },
      ...{ actionRequiredByDateTime: '0001-01-01T00:00:00Z', details: null, body: null, viewPoint: { isRead: true } },
    };
    const read = ServiceMessage.parse(odd);
    expect(read).to.include({ category: 'plan-for-change', severity: 'normal', isMajorChange: false });
    expect([read.services, read.tags, read.actByAt]).to.deep.equal([['Intune'], [], undefined]);
    expect(ServiceMessage.safeParse({ id: 'MC1', title: 'T' }).success).to.equal(false);
    expect(graphPage(ServiceMessage).safeParse({ value: [{ id: 'MC1' }] }).success).to.equal(false);
  });

  it('announces maintenance by its title, and its hours by its body alone, where that is certain', () => {
    const hours =
      '<p>Start time: Friday, November 27, 2026, at 10:30 AM UTC</p><p>End time: Friday, November 27, 2026, at 12:30 PM UTC</p>';
    const post = (title: string, content = hours) =>
      ServiceMessage.parse({
        ...(sample('graph/messages/MC237741.json') as object),
        title,
        body: { contentType: 'html', content },
      });
    const planned = post('Planned maintenance: SharePoint Online');
    expect([planned.kind, planned.startsAt, planned.endsAt]).to.deep.equal([
      ...['maintenance', new Date('2026-11-27T10:30:00Z'), new Date('2026-11-27T12:30:00Z')],
    ]);
    for (const told of [
      '<p>Mail is read-only from 10:30 AM to 12:30 PM UTC on November 27, 2026.</p>',
      '<p>When this will happen:</p><p>Friday, November 27, 2026, 10:30 - 12:30 UTC</p><p>Begin early.</p>',
      '<p>Scheduled start time: 27 November 2026, 10:30 UTC</p><p>Scheduled end time: 27 November 2026, 12:30 UTC</p>',
    ]) {
      const { startsAt, endsAt } = post('Planned maintenance', told);
      expect([startsAt, endsAt], told).to.deep.equal([planned.startsAt, planned.endsAt]);
    }
    const inTwoParts = `${hours}${hours.replaceAll('27', '28').replaceAll('Friday', 'Saturday')}`;
    const elsewhere = hours.replaceAll('UTC', 'PST');
    for (const unclear of [inTwoParts, elsewhere]) {
      const { startsAt, endsAt } = post('Planned maintenance', unclear);
      expect([startsAt, endsAt], unclear).to.deep.equal([undefined, undefined]);
    }
    const vague = post('Scheduled maintenance next week', '<p>Soon.</p>');
    expect([vague.kind, vague.startsAt, vague.endsAt]).to.deep.equal(['maintenance', undefined, undefined]);
    expect(post('(Cancelled) Planned maintenance').state).to.equal('cancelled');
    expect(post('New maintenance pages').kind).to.equal('message');
  });

  it('names attachments, and leaves out those without a name', () => {
    expect(WireAttachment.parse({ id: '1', name: 'a.pdf', size: 12, contentType: 'x' })).to.deep.equal({
      name: 'a.pdf',
      bytes: 12,
    });
    expect(WireAttachment.parse({ id: '1', name: null })).to.equal(undefined);
  });
});
