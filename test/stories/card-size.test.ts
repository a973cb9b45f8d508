import { expect } from 'chai';
import { aPerson, READERS } from '../support/people.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { buttonsOf, inSight } from '../support/teams/card-shape.ts';
import { aWireIssue, aWirePost, MINUTE, tellIssues } from '../support/wire-issues.ts';

const TEAMS_TAKES = 28 * 1024;
const bytesOf = (activity: object): number => Buffer.byteLength(JSON.stringify(activity));

describe('story: a very long incident', () => {
  const story = openStory();

  for (const [language, locale] of Object.entries(READERS)) {
    const asked = async (words: string) => {
      const agent = story().teams.personal(aPerson(locale));
      await agent.says(words);
      const [message] = agent.messages;
      if (!message) throw new Error('no answer');
      return { agent, activity: message.activity, card: agent.card() };
    };

    it(`fits into one message, and says that older posts were left out (${language})`, async () => {
      const { activity, card } = await asked('is Exchange down for Blue Yonder?');
      expect(bytesOf(activity))
        .to.be.at.most(TEAMS_TAKES)
        .and.at.least(16 * 1024);
      expect(inSight(card)).to.match(
        /\d\d older posts are not shown here\. Read on in the Microsoft 365 admin center\.|오래된 게시물 \d\d건은 표시하지 않았습니다\. Microsoft 365 관리 센터에서 이어서 보세요\./,
      );
      expect(cardText(card)).to.include('Report 60.').and.not.include('Report 1.');
      expect(activity.summary).to.include('Blue Yonder Airlines · Exchange Online');
      expect(buttonsOf(card)).to.have.lengthOf.at.most(6);
    });

    it(`fits in Korean letters too, which take three bytes each, beside other incidents (${language})`, async () => {
      const korean = '메일이 대기열에서 오래 기다리고 있으며 원인을 찾고 있습니다. '.repeat(12);
      const posts = Array.from({ length: 60 }, (_, index) => aWirePost(`${index} ${korean}`, (index + 1) * MINUTE));
      const issues = Array.from({ length: 8 }, (_, index) =>
        aWireIssue({ id: `EX14${index + 10000}`, title: korean, impactDescription: korean, posts }),
      );
      await tellIssues(story().sandbox, 'fourthcoffee.com', ...issues);
      story().world.pass(60_000);
      const { agent, activity } = await asked('is Exchange down for Fourth Coffee?');
      expect(bytesOf(activity)).to.be.at.most(TEAMS_TAKES);
      expect(bytesOf(await agent.clicks(locale === 'ko-KR' ? '전체 서비스' : 'All services'))).to.be.at.most(
        TEAMS_TAKES,
      );
    });
  }
});
