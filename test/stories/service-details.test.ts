import { expect } from 'chai';
import { signedIn } from '../support/onboarded.ts';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';

describe('story: probe', () => {
  const story = openStory(async (sandbox) => (await signedIn(sandbox, ['reader', 'partner'])).settings);
  for (const name of ['Contoso', 'Northwind Traders', 'Tailspin Toys', 'Litware', 'Phone Company', '가온의료재단'])
    it(name, async () => {
      const agent = story().teams.personal(aPerson());
      await agent.says(`check health for ${name}`);
      console.log(agent.text());
      await agent.says(`is Teams down for ${name}?`);
      console.log(JSON.stringify(agent.card().actions));
      console.log(agent.text());
    });
  after(() =>
    console.log(
      story()
        .logged()
        .split('\n')
        .filter((l) => /detail|links to/.test(l))
        .join('\n'),
    ),
  );
});
