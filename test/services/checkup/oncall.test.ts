import { expect } from 'chai';
import { oncallCheck } from '../../../src/services/checkup/oncall.ts';
import { PageError, type Pager } from '../../../src/services/oncall-ports.ts';

describe('doctor asks who would be told', () => {
  const sent: string[] = [];
  const aPager = (way: Pager['way'], reaches: string, why?: string): Pager => ({
    ...{ name: reaches, way, reaches },
    page: async ({ id }) => void sent.push(`${reaches} ${id}`),
    async check() {
      if (why) throw new PageError(why);
    },
  });
  const [kim, desk] = [aPager('email', 'kim@partner.example'), aPager('webhook', 'alerts.partner.example')];

  it('and says so when it is nobody', async () => {
    expect(await oncallCheck({ isLocal: false, pagers: [] }).ask()).to.include({ outcome: 'warn' });
    expect(await oncallCheck({ isLocal: true, pagers: [] }).ask()).to.include({ outcome: 'skipped' });
  });

  it('and names them all, without telling them anything', async () => {
    const says = 'kim@partner.example by mail, alerts.partner.example by webhook.';
    expect(await oncallCheck({ isLocal: false, pagers: [kim, desk] }).ask()).to.deep.equal({ outcome: 'ok', says });
    expect(sent).to.deep.equal([]);
  });

  it('and whom not, with what to do for each way', async () => {
    const pagers = [kim, aPager('webhook', 'alerts.partner.example', 'it leads to 10.0.0.5')];
    const { outcome, says, remedy } = await oncallCheck({ isLocal: false, pagers }).ask();
    expect([outcome, says]).to.deep.equal(['warn', 'alerts.partner.example cannot be told (it leads to 10.0.0.5)']);
    expect(remedy).to.include('WEBHOOK_HOSTS').and.not.include('ONCALL_SMTP_HOST');
  });

  it('and sends each a test when that is wished for', async () => {
    const test = (pager: Pager) => pager.page({ id: 'test-1', event: 'test', subject: '', text: '', at: new Date(0) });
    const { says } = await oncallCheck({ isLocal: false, pagers: [kim, desk], test }).ask();
    expect(says).to.equal('A test was sent to kim@partner.example by mail, alerts.partner.example by webhook.');
    expect(sent).to.deep.equal(['kim@partner.example test-1', 'alerts.partner.example test-1']);
  });
});
