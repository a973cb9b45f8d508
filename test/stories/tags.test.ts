import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { rowsOf } from '../support/teams/card-shape.ts';
import type { Chat, Person } from '../support/teams/teams.ts';

const ELSEWHERE = 'I answered you in our personal chat';
const OPEN = 'Microsoft confirms';

describe('story: the partner’s own tags', () => {
  const story = openStory({ AUDIENCE_DEFAULT: 'none' });
  const admin: Person = { ...aPerson(), objectId: STAFF.admin };
  const helpdesk: Person = { ...aPerson(), objectId: STAFF.helpdesk };
  const korea: Person = { ...aPerson(), objectId: STAFF.helpdeskKorea };
  const personal = (who: Person) => story().teams.personal(who);
  const channel = (who: Person) => story().teams.gathering(who, '19:gold@thread.tacv2', 'channel', []);
  const answer = async (chat: Chat, words: string): Promise<string> => {
    await chat.says(words);
    return chat.text();
  };

  it('says that there are none, and how one is put on', async () => {
    expect(await answer(personal(helpdesk), 'tags')).to.include('No customer carries a tag yet');
    expect(await answer(personal(helpdesk), 'Contoso tags')).to.equal('Contoso carries no tag.');
  });

  it('puts one on a customer at once, and shows it wherever customers are listed', async () => {
    expect(await answer(personal(admin), 'tag Contoso Gold')).to.include('Tagged “Gold”: Contoso.');
    expect(await answer(personal(helpdesk), '콘토소 태그')).to.equal('Contoso 태그: “Gold”');
    await personal(admin).says('check health for Contoso');
    await personal(admin).says('customers');
    expect(rowsOf(personal(admin).card())[0]).to.match(/^Contoso .*#Gold/);
  });

  it('takes case, accents and script as they come, and finds by them', async () => {
    expect(await answer(personal(admin), 'tag 대한정밀 as #GÖLD')).to.include('Tagged “Gold”: 대한정밀.');
    expect(await answer(personal(helpdesk), 'gold'))
      .to.include('Contoso')
      .and.include('대한정밀');
    const { body } = await personal(helpdesk).invokes('application/search', { queryText: 'gold' });
    expect(JSON.stringify(body)).to.include('Contoso').and.include('대한정밀');
    expect(await answer(personal(korea), 'gold'), 'the only one in reach opens')
      .to.include('대한정밀')
      .and.not.include('Contoso');
    expect(await answer(personal(korea), 'tags')).to.match(/Gold 1 customer /);
  });

  it('opens a channel to whoever carries it, from the next question on', async () => {
    await channel(admin).says('audience');
    await channel(admin).clicks('Change');
    const question = await personal(admin).clicks('This tag', { inputs: { tag: 'Gold' } });
    expect(cardText(question)).to.include('tagged “Gold”, now and later?').and.include('Contoso');
    expect(await answer(channel(helpdesk), 'check health for Contoso')).to.include(ELSEWHERE);
    expect(cardText(await personal(admin).clicks('Approve', { on: question }))).to.include('tagged “Gold” (2 now)');

    expect(await answer(channel(helpdesk), 'check health for Contoso')).to.include(OPEN);
    expect(await answer(channel(helpdesk), 'check health for Fabrikam')).to.include(ELSEWHERE);
    await personal(admin).says('tag Fabrikam gold');
    expect(await answer(channel(helpdesk), 'check health for Fabrikam')).to.include(OPEN);
    await personal(admin).says('untag Contoso gold');
    expect(await answer(channel(helpdesk), 'check health for Contoso')).to.include(ELSEWHERE);
    expect(await answer(channel(helpdesk), 'audience')).to.include('tagged “Gold” (2 now)');
  });

  it('survives a restart', async () => {
    await story().restart();
    expect(await answer(channel(helpdesk), 'check health for Fabrikam')).to.include(OPEN);
    expect(await answer(personal(helpdesk), 'tags')).to.include('Gold 2 customers');
  });

  it('asks first where several customers are meant', async () => {
    expect(await answer(personal(admin), 'tag Contoso, Litware silver')).to.include('on these 2 customers?');
    expect(await answer(personal(helpdesk), 'tags')).to.not.include('silver');
    await personal(admin).says('tag Contoso, Litware silver');
    expect(await personal(admin).clicks('Tag')).to.include('Tagged “silver”: Contoso and Litware.');
    expect(await answer(personal(helpdesk), 'tags')).to.include('silver 2 customers');
    expect(await answer(personal(admin), 'untag gold')).to.include('off these 2 customers?');
    const { body } = await personal(admin).invokes('adaptiveCard/action', {
      action: { type: 'Action.Execute', data: { do: 'untag', tag: 'gold', tenantIds: [] } },
    });
    expect(body.value).to.include('No longer tagged “Gold”');
    expect(await answer(channel(helpdesk), 'check health for Fabrikam')).to.include(ELSEWHERE);
  });

  it('is an Admin agent’s to write, by words or by whatever button', async () => {
    const contoso = (await story().sandbox.customers()).find(({ name }) => name === 'Contoso')?.tenantId ?? '';
    const data = { do: 'tag', tag: 'bronze', tenantIds: [contoso] };
    expect(await answer(personal(helpdesk), 'tag Contoso bronze')).to.include('Your role does not include this');
    const { body } = await personal(helpdesk).invokes('adaptiveCard/action', {
      action: { type: 'Action.Execute', data },
    });
    expect(cardText(body.value)).to.include('Your role does not include this');
    expect(await answer(personal(admin), 'tags')).to.not.include('bronze');
  });

  for (const [words, said] of [
    [`tag Contoso ${'g'.repeat(31)}`, 'A tag is one word of at most 30 letters'],
    ['tag Nobody-at-all gold', 'No customer matches'],
    ['untag Contoso platinum', 'No customer of yours carries the tag “platinum”'],
  ] as const) {
    it(`says plainly what it cannot do: ${words}`, async () => {
      expect(await answer(personal(admin), words)).to.include(said);
    });
  }
});
