import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import { type Chat, openChat, press, shows } from '../support/browser-chat.ts';
import { openBrowserStory } from '../support/browser-story.ts';

const WINDOW = { width: 1280, height: 1400 };
const HIT = ['contoso.onmicrosoft.com', 'fabrikam.onmicrosoft.com', 'adatum.onmicrosoft.com'];
/** Seconds from one act to the next: each is to be seen before the story asks for the next. */
const PACE = 3600;
/** For what the sandbox plays and a look then finds. */
const A_WHILE_MS = 100_000;

describe('story in a browser: a channel follows an outage from its beginning to its end', function () {
  this.bail(true);
  this.timeout(240_000);
  const story = openBrowserStory('browser-channel');
  let chat: Chat;
  let card: Locator;
  let id: string;

  async function sees(text: string | RegExp, picture: string): Promise<void> {
    await shows(card, text, A_WHILE_MS);
    expect(await card.count(), 'cards of this incident').to.equal(1);
    await story().keep(chat, picture);
  }

  before(async () => {
    chat = await openChat(story().browser, story().started.url, WINDOW);
  });

  it('begins to follow: the button in the channel, the form and its replay in personal chat', async () => {
    await chat.turnsTo('Outages');
    await press(chat.card('Hello!'), 'Follow outages');
    await chat.turnsTo('Personal Chat');
    card = chat.card(/What should .* follow\?/);
    await sees('Before it counts you see what the last 30 days would have brought.', 'form');
    await press(card, 'Preview');
    card = chat.card('Here they are');
    await sees(/In the last 30 days this would have posted \d+ cards/, 'replay');
    await press(card, 'Save');
    card = chat.card('Outages are followed from now on');
    await sees('What is open already comes as one summary', 'saved');
  });

  it('sees what is open already in one summary', async () => {
    await chat.turnsTo('Outages');
    card = chat.card('Following from now on');
    await sees(/open already: \d+ incidents?/, 'summary');
  });

  it('is brought one card of a new incident, which changes in place as it spreads and gets worse', async () => {
    id = await story().started.play({ service: 'SharePoint', customers: HIT, pace: PACE });
    card = chat.card(id);
    await sees('Microsoft confirms', 'opened');
    await story().started.goOn(id);
    await sees('3 of your customers', 'spread');
    await story().started.goOn(id);
    await sees('SharePoint Online interrupted: 3 of your customers', 'worse');
    await chat.line(`Worse: SharePoint Online is now interrupted (${id}).`).waitFor();
  });

  it('acknowledges it and mutes it, on the card itself', async () => {
    await press(card, 'Acknowledge');
    await sees('Acknowledged by Kim Minji', 'acknowledged');
    await chat.chooses(card, 'Mute');
    await sees('For how long should nothing be posted in the thread?', 'mute-for');
    await press(card, 'Until resolved');
    await sees('Muted by Kim Minji', 'muted');
  });

  it('sees it resolved and reviewed in the same card; the mute has ended with it, and the thread says so', async () => {
    for (const _act of ['repair', 'half of it back', 'restored']) await story().started.goOn(id);
    await sees('is resolved for 3 of your customers', 'resolved');
    await story().started.goOn(id);
    await sees(/the review of \S+ is published/, 'reviewed');
    await chat.line(/^Resolved: SharePoint Online/).waitFor();
  });
});
