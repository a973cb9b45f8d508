import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import { type Chat, openChat, press, shows } from '../support/browser-chat.ts';
import { openBrowserStory } from '../support/browser-story.ts';
import { BY_HAND } from './filings.ts';

/** Tall enough for a whole form. */
const WINDOW = { width: 1280, height: 2400 };
const MOST_CLICKS = 4;
/** A desk may take its time to take a ticket. */
const A_WHILE_MS = 30_000;

describe('story in a browser: from an outage card to a filed request', function () {
  this.bail(true);
  const story = openBrowserStory('browser-filing', {
    REQUEST_DESKS: 'azure,microsoft365',
    LOOK_SECONDS_AZURE: '15',
  });
  let chat: Chat;
  let message: Locator;
  /** Presses of buttons, rows and choices, from the outage card on; a box that somebody types in is no click. */
  let clicks: number;

  beforeEach(async () => {
    chat = await openChat(story().browser, story().started.url, WINDOW);
    clicks = 0;
  });
  afterEach(() => chat.close());

  const clicksOn = async (words: string) => {
    await press(message, words);
    clicks += 1;
  };
  const sees = async (words: string | RegExp, picture: string, series: string) => {
    await shows(message, words, A_WHILE_MS);
    await story().keep(chat, picture, series);
  };

  /** The card of an outage that hits several customers: it comes up as soon as the first rounds have looked. */
  const opensOutage = async (id: string, card: string, series: string) => {
    message = await chat.says('outages');
    const row = message.getByText(id);
    for (let tries = 0; tries < 10 && !(await row.isVisible()); tries += 1) {
      await press(message, 'Refresh');
      await row.waitFor({ timeout: 5000 }).catch(() => undefined);
    }
    await story().keep(chat, 'outages', series);
    await press(message, id);
    await sees(card, 'outage', series);
  };

  it('files an Azure request by API: the topic is one press, the subscription is chosen', async () => {
    await chat.says('language en');
    message = await chat.says('K7RM-TQ8 미래전자');
    await sees('미래전자 · Azure', 'outage', 'azure');
    await clicksOn('Escalate');
    await sees('Service request for 미래전자', 'form', 'azure');
    await message.getByRole('radio', { name: /Storage Account Management · Outage/ }).click();
    clicks += 1;
    await message.getByLabel('Business impact').fill('Backups fail.');
    await clicksOn('Review');
    await sees('Send this for 미래전자 (miraeelec.onmicrosoft.com)?', 'review', 'azure');
    await clicksOn('Send');
    await sees(/\d+: filed \(Azure support\)/, 'filed', 'azure');
    expect(clicks).to.be.at.most(MOST_CLICKS);
    const filed = JSON.stringify(await story().started.tickets());
    expect(filed).to.include('Backups fail.').and.include('Kim Minji').and.include('K7RM-TQ8');
  });

  it('takes no click more where the outage hits several customers, by API: whoever is pressed is chosen and reviewed', async () => {
    await chat.says('language en');
    await opensOutage('K7RM-TQ8', 'of your customers', 'azure-several');
    await clicksOn('Escalate');
    await sees('Service request: for which customer?', 'form', 'azure-several');
    await message.getByRole('radio', { name: /Storage Account Management · Outage/ }).click();
    clicks += 1;
    await message.getByLabel('Business impact').fill('Restores fail.');
    await clicksOn('미래전자');
    await sees('Send this for 미래전자 (miraeelec.onmicrosoft.com)?', 'review', 'azure-several');
    await clicksOn('Send');
    await sees(/\d+: filed \(Azure support\)/, 'filed', 'azure-several');
    expect(clicks).to.be.at.most(MOST_CLICKS);
    expect(JSON.stringify(await story().started.tickets())).to.include('Restores fail.');
  });

  it('nor by hand', async () => {
    const words = BY_HAND.en;
    await opensOutage('EX1347120', 'of your customers', 'hand-off-several');
    await clicksOn(words.escalate);
    await sees('Service request: for which customer?', 'form', 'hand-off-several');
    await message.getByLabel(words.impact[0]).fill(words.impact[1]);
    await clicksOn('Tailspin Toys');
    await sees('Prepare this for Tailspin Toys (tailspintoys.onmicrosoft.com)?', 'review', 'hand-off-several');
    await clicksOn(words.prepare[0]);
    await sees(words.prepare[1], 'prepared', 'hand-off-several');
    await message.getByLabel(words.number).fill('2611220000000456');
    await clicksOn(words.filed[0]);
    await sees('2611220000000456: filed (Microsoft 365 support)', 'filed', 'hand-off-several');
    expect(clicks).to.be.at.most(MOST_CLICKS);
  });

  for (const [language, words] of Object.entries(BY_HAND)) {
    it(`hands a Microsoft 365 request to the agent, and hears its number, in ${language}`, async () => {
      const series = `hand-off-${language}`;
      message = await chat.says(words.language[0]);
      await shows(message, words.language[1]);
      message = await chat.says(words.outage[0]);
      await sees(words.outage[1], 'outage', series);
      await clicksOn(words.escalate);
      await sees(words.form, 'form', series);
      await message.getByLabel(words.impact[0]).fill(words.impact[1]);
      await clicksOn(words.review[0]);
      await sees(words.review[1], 'review', series);
      await clicksOn(words.prepare[0]);
      await sees(words.prepare[1], 'prepared', series);
      await message.getByText(words.impact[1]).waitFor();
      await message.getByLabel(words.number).fill('2611220000000123');
      await clicksOn(words.filed[0]);
      await sees(words.filed[1], 'filed', series);
      expect(clicks).to.be.at.most(MOST_CLICKS);
    });
  }
});
