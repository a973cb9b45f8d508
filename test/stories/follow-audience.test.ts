import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { actionOn, cardText } from '../support/teams/card-reading.ts';
import type { Member } from '../support/teams/connector.ts';
import { BOXES, follow } from '../support/teams/follow-form.ts';
import type { Person } from '../support/teams/teams.ts';

const OURS: Member = { tenantId: PARTNER_TENANT_ID, userRole: 'user' };
const GUEST: Member = { tenantId: PARTNER_TENANT_ID, userRole: 'guest' };
const NOBODY = 'This conversation may hear about no customer';

describe('story: whoever may approve an audience does so in the form of a following', function () {
  this.timeout(30_000);
  // Azure's rounds alone, an hour apart: nothing happens here but what is asked for.
  const story = openStory({ AUDIENCE_DEFAULT: 'none', LOOK_SECONDS_AZURE: '3600' });
  const admin: Person = { ...aPerson(), objectId: STAFF.admin };
  const helpdesk: Person = { ...aPerson(), objectId: STAFF.helpdesk };
  const personal = (who: Person) => story().teams.personal(who);
  const channel = (who: Person, id: string, members: readonly Member[] = [OURS, OURS]) =>
    story().teams.gathering(who, `19:${id}@thread.tacv2`, 'channel', members);
  const answer = async (who: Person, id: string, words: string): Promise<string> => {
    await channel(who, id).says(words);
    return channel(who, id).text();
  };
  const tenantOf = async (name: string) =>
    (await story().sandbox.customers()).find((customer) => customer.name === name)?.tenantId ?? expect.fail(name);
  const list = async (...names: string[]) => ({
    which: 'list',
    customers: (await Promise.all(names.map(tenantOf))).join(','),
  });

  it('follows and approves with one Save: the customers followed here, and no others', async () => {
    await channel(admin, 'one').says('follow');
    expect(JSON.stringify(personal(admin).card())).to.include(`Leave it as it is. ${NOBODY}`);
    const boxes = { ...(await list('Contoso', 'Fabrikam')), audience: 'same' };
    const { review } = await follow(channel(admin, 'one'), personal(admin), boxes);
    expect(review).to.include('This conversation may hear about 2 customers');
    expect(await answer(admin, 'one', 'audience'))
      .to.include('may hear about 2 customers')
      .and.include('Fabrikam');
    expect(await answer(helpdesk, 'one', 'following')).to.include('2 customers');
    expect(await answer(helpdesk, 'one', 'check health for Contoso')).to.include('Contoso: Microsoft confirms');
    expect(await answer(helpdesk, 'one', 'check health for Litware')).to.include('in our personal chat');
  });

  it('approves nothing before Save, nor when it is called off, nor when it is left as it is', async () => {
    await channel(admin, 'nothing').says('follow');
    const inputs = { ...BOXES, ...(await list('Contoso')), audience: 'same' };
    const review = await personal(admin).clicks('Preview', { inputs });
    expect(cardText(review)).to.include('may hear about 1 customer');
    expect(await answer(admin, 'nothing', 'audience')).to.include(NOBODY);
    await personal(admin).clicks('Cancel', { on: review });
    expect(await answer(admin, 'nothing', 'following')).to.include('Nothing is followed here');
    const kept = await follow(channel(admin, 'nothing'), personal(admin), await list('Contoso'));
    expect(kept.review).to.include(NOBODY);
    expect(await answer(admin, 'nothing', 'audience')).to.include(NOBODY);
  });

  it('opens the channel to everybody’s customers where that is chosen', async () => {
    await follow(channel(admin, 'all'), personal(admin), { audience: 'all' });
    expect(await answer(admin, 'all', 'audience')).to.include('may hear about all customers');
  });

  it('says what cannot be approved beside guests, and keeps the form', async () => {
    await channel(admin, 'guests', [OURS, GUEST]).says('follow');
    const wanted = { ...BOXES, ...(await list('Contoso', 'Fabrikam')), audience: 'same' };
    const refused = await personal(admin).clicks('Preview', { inputs: wanted });
    expect(cardText(refused)).to.include('That cannot be approved').and.include('exactly one customer');
    const one = { ...BOXES, ...(await list('Contoso')), audience: 'same' };
    const review = await personal(admin).clicks('Preview', { on: refused, inputs: one });
    await personal(admin).clicks('Save', { on: review });
    expect(await answer(admin, 'guests', 'audience')).to.include('may hear about 1 customer');
  });

  it('offers it to nobody else: who may not approve is told who can, and a forged box changes nothing', async () => {
    await channel(helpdesk, 'other').says('follow');
    const form = personal(helpdesk).card();
    expect(cardText(form)).to.include(NOBODY).and.include('AdminAgents').and.include('type “audience” there');
    expect(JSON.stringify(form)).to.not.include('Leave it as it is');
    const { data } = actionOn(form, 'Preview');
    const forged = { ...data, ...BOXES, ...(await list('Contoso')), audience: 'same' };
    const press = { action: { type: 'Action.Execute', data: forged } };
    const { body } = await personal(helpdesk).invokes('adaptiveCard/action', press);
    expect(cardText(body.value)).to.include('Your role does not include this').and.include('AdminAgents');
    const own = await personal(helpdesk).clicks('Preview', {
      on: form,
      inputs: { ...BOXES, ...(await list('Contoso')) },
    });
    expect(cardText(own)).to.include(NOBODY);
    expect(cardText(await personal(helpdesk).clicks('Save', { on: own }))).to.include('followed from now on');
    expect(await answer(admin, 'other', 'audience')).to.include(NOBODY);
  });
});
