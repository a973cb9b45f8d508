import { expect } from 'chai';
import { fills, withOwnDesk } from '../support/escalating.ts';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { boxesOn, cardText } from '../support/teams/card-reading.ts';
import type { Person } from '../support/teams/teams.ts';
import { MAIL_INCIDENT } from '../support/wishes.ts';

describe('story: an outage becomes a service request', function () {
  this.timeout(120_000);
  const story = openStory(withOwnDesk);
  const helpdesk = (): Person => ({ ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk });
  const chatOf = (who = helpdesk()) => story().teams.personal(who);

  it('takes four clicks at most, and no word but the agent’s own', async () => {
    const chat = chatOf();
    await chat.says(`${MAIL_INCIDENT} Contoso`);
    let clicks = 0;
    const form = await chat.clicks('Escalate');
    clicks += 1;
    expect(cardText(form)).to.include('Service request for Contoso');
    console.log(cardText(form), boxesOn(form));
    const review = await fills(chat, 'Review', { businessImpact: 'Orders are not confirmed.' }, { on: form });
    clicks += 1;
    console.log(cardText(review));
    const done = await chat.clicks('Send', { on: review });
    clicks += 1;
    console.log(cardText(done));
    expect(clicks).to.be.at.most(4);
    expect(await story().sandbox.tickets()).to.have.lengthOf(1);
  });
});
