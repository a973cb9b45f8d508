import { expect } from 'chai';
import { calendarCheck } from '../../../src/services/checkup/calendar.ts';

describe('doctor asks where calendar links lead', () => {
  const asked = (address?: string, isLocal = false) => calendarCheck({ address, isLocal }).ask();

  it('and says so, or that nobody is given one', async () => {
    const { outcome, says } = await asked('https://bot.example');
    expect([outcome, says]).to.deep.equal([
      'ok',
      'They lead to https://bot.example/calendars/…, which Outlook and Google have to reach.',
    ]);
    expect(await asked()).to.include({ outcome: 'warn', remedy: 'Set PUBLIC_URL.' });
    expect(await asked(undefined, true)).to.include({ outcome: 'skipped' });
  });
});
