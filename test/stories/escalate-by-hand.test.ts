import { expect } from 'chai';
import { fills } from '../support/escalating.ts';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { boxesOn, cardIn, cardText } from '../support/teams/card-reading.ts';
import { MAIL_INCIDENT } from '../support/wishes.ts';

const OWN_WORDS = { businessImpact: 'Orders are not confirmed.' };

describe('story: Microsoft takes a request from people alone', function () {
  this.timeout(120_000);
  const story = openStory({
    RESPONSE_TARGETS: '{"microsoft365":{"plan":"Unified","minutes":{"critical":60,"moderate":240}}}',
  });
  const kim = { ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk };

  it('is prepared, filed by hand, and kept open until it has its number', async () => {
    const chat = story().teams.personal(kim);
    await chat.says(`${MAIL_INCIDENT} Contoso`);
    const form = await chat.clicks('Escalate');
    expect(cardText(form)).to.include('Microsoft takes these requests from people alone');
    expect(JSON.stringify(form))
      .to.match(/Moderate · first answer within 4 hrs? \(Unified\)/)
      .and.include('"Minimal"');
    const review = await fills(chat, form, 'Review', OWN_WORDS);
    expect(cardText(review))
      .to.match(/^Prepare this for Contoso/)
      .and.include('Nothing is sent')
      .and.not.include('Send this');
    const ready = await chat.clicks('Prepare hand-off', { on: review });
    expect(cardText(ready))
      .to.include('Ready to file by hand (Microsoft 365 support)')
      .and.include('Orders are not confirmed.')
      .and.include('Admin center ↗');
    expect(JSON.stringify(ready)).to.include('contoso.onmicrosoft.com');

    const waits = await chat.clicks('Ask me again in 4', { on: ready });
    expect(cardText(waits)).to.include('You are asked again at 22:42');
    const empty = await fills(chat, waits, 'I filed it');
    expect(cardText(empty)).to.include('Type the number that the desk gave.');
    const wrong = await fills(chat, empty, 'I filed it', { number: 'not a number <x>' });
    expect(cardText(wrong)).to.include('There is no single number in it').and.include('Ready to file by hand');
    expect(boxesOn(wrong)).to.include({ number: 'not a number <x>' });
    await story().restart();
    const filed = await fills(chat, wrong, 'I filed it', { number: 'TrackingID#2611220000000123' });
    expect(cardText(filed))
      .to.match(/^2611220000000123: filed \(Microsoft 365 support\)/)
      .and.include('Filed by hand')
      .and.match(/Open: as last told by Kim Minji/);
    const waiting = await chat.clicks('The desk waits for us', { on: filed });
    expect(cardText(waiting)).to.match(/Attention needed: as last told by Kim Minji/);
    expect(cardText(await chat.clicks('Ask me again in 24', { on: waiting }))).to.include('You are asked again at');
    const asked = `personal-${kim.objectId}`;
    story().world.pass(25 * 60 * 60_000);
    await chat.clicks('Refresh');
    const { connector } = story().teams;
    const question = () =>
      connector.calls.findLast(
        ({ conversationId, activity }) => conversationId === asked && JSON.stringify(activity).includes('by now?'),
      );
    await connector.until(() => question() !== undefined);
    const answer = await chat.clicks('Solved', { on: cardIn(question()?.activity) });
    expect(cardText(answer))
      .to.match(/^2611220000000123: closed/)
      .and.include('close it there, too');
  });

  it('may be given up, which asks first', async () => {
    const chat = story().teams.personal(kim);
    await chat.says('escalate fabrikam.com Exchange mail is queueing');
    const review = await fills(chat, chat.card(), 'Review', OWN_WORDS);
    const ready = await chat.clicks('Prepare hand-off', { on: review });
    const sure = await chat.clicks('Give it up', { on: ready });
    expect(cardText(sure)).to.include('Only where nothing was filed');
    expect(cardText(await chat.clicks('Back', { on: sure }))).to.include('Ready to file by hand');
    expect(cardText(await chat.clicks('Give it up', { on: sure }))).to.include('Given up, nothing was filed');
  });
});
