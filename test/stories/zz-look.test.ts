import { aPerson } from '../support/people.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';

describe('look', () => {
  const story = openStory();
  const seen = async (locale: string, ...said: string[]) => {
    const agent = story().teams.personal(aPerson(locale));
    let card: any;
    for (const words of said) {
      if (words.startsWith('>')) {
        card = await agent.clicks(words.slice(1), card ? { on: card } : {});
        console.log('>>>', words, '\n', cardText(card).slice(0, 2500));
        continue;
      }
      await agent.says(words);
      console.log('>>>', words, '\n', agent.text().slice(0, 900), '\n');
    }
  };
  it('a', async function () {
    this.timeout(20000);
    await seen('en-GB', 'is Teams down for Relecloud?');
    await seen('ko-KR', 'is Teams down for Relecloud?');
    await seen('en-GB', 'check health for Contoso', '>Azure');
    await seen('en-GB', 'check health for Woodgrove Bank', '>Planned maintenance: Virtual', '>All services');
    await seen('en-GB', 'is Azure down for Woodgrove Bank');
    await seen('en-GB', 'check health for Adventure Works', '>suite');
    await seen('ko-KR', 'check health for Woodgrove Bank', '>Planned maintenance: Virtual');
  });
});
