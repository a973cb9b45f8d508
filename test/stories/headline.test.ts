import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { openStory } from '../support/story.ts';
import { accentOf, foldOf, headingOf, inSight } from '../support/teams/card-shape.ts';
import { aWireIssue, aWirePost, HOUR, tellIssues } from '../support/wire-issues.ts';

const MANY = 'cohovineyard.onmicrosoft.com';
const SEVERAL = 'fourthcoffee.com';

describe('story: the first line', () => {
  const story = openStory();
  const answerTo = async (words: string, locale?: string) => {
    const agent = story().teams.personal(aPerson(locale));
    await agent.says(words);
    return agent.card();
  };
  const tell = (tenant: string, ...issues: Parameters<typeof aWireIssue>[0][]) =>
    tellIssues(story().sandbox, tenant, ...issues.map(aWireIssue));

  /** Old answers are forgotten, and nothing that was told has changed its age. */
  beforeEach(() => story().world.pass(60_000));

  it('confirms open incidents, says on how many services, and takes their colour', async () => {
    const contoso = await answerTo('check health for Contoso');
    expect(headingOf(contoso)).to.equal('Contoso: Microsoft confirms trouble with 2 of 27 services');
    expect(accentOf(contoso)).to.equal('warning');
    const adventure = await answerTo('check health for Adventure Works');
    expect(headingOf(adventure)).to.equal('Adventure Works: Microsoft confirms trouble with 1 of 16 services');
    expect(accentOf(adventure)).to.equal('attention');
  });

  it('is green although many advisories are known: they are a count, and no more', async () => {
    const card = await answerTo('check health for Litware');
    expect(headingOf(card)).to.equal('Litware: no known trouble with 30 services');
    expect(accentOf(card)).to.equal('good');
    expect(inSight(card)).to.include('14 known advisories on 14 services').and.not.include('1 advisory');
    expect(foldOf(card, '14 known advisories').rows[0]).to.include('1 advisory');
  });

  it('confirms only where service and symptom fit', async () => {
    expect(headingOf(await answerTo('check health for Contoso queueing'))).to.include('Microsoft confirms trouble');
    expect(headingOf(await answerTo('서울커피 메일 지연', 'ko-KR'))).to.include('서비스 저하');
    expect(headingOf(await answerTo('is mail queueing at Contoso?'))).to.equal(
      'Contoso · Exchange Online: degraded, Microsoft is working on it',
    );
  });

  it('says that Microsoft reports something else where they do not', async () => {
    const card = await answerTo('check health for Contoso passwords');
    expect(headingOf(card)).to.equal('Contoso: Microsoft reports something else, on 2 services');
    expect(headingOf(await answerTo('is Exchange calendar broken for Contoso'))).to.equal(
      'Contoso · Exchange Online: Microsoft reports something else on this service',
    );
  });

  it('puts the issue that fits the words first', async () => {
    await tell(
      SEVERAL,
      { id: 'EX1400001', title: 'Mail waits in queues' },
      {
        id: 'EX1400002',
        title: 'Shared calendars open empty',
        impactDescription: 'Calendars may be empty.',
        posts: [aWirePost('We are comparing calendars.')],
      },
    );
    const inOrder = (text: string) => text.match(/EX140000\d/g);
    expect(inOrder(inSight(await answerTo('is Exchange calendar empty for Fourth Coffee')))?.[0]).to.equal('EX1400002');
    expect(inOrder(inSight(await answerTo('is Exchange mail queueing for Fourth Coffee')))?.[0]).to.equal('EX1400001');
  });

  it('tells an advisory that began within 24 hours, and counts one that is older', async () => {
    const advisory = { classification: 'advisory', title: 'Rules run late' };
    await tell(MANY, { ...advisory, startedAgo: 3 * HOUR }, { ...advisory, id: 'EX1400002', startedAgo: 25 * HOUR });
    const card = await answerTo('check health for Coho Vineyard');
    expect(headingOf(card)).to.equal('Coho Vineyard: no incidents, 1 new advisory');
    expect(accentOf(card)).to.equal('accent');
    expect(inSight(card)).to.include('Rules run late').and.include('1 known advisory on 1 service');
  });

  it('tells for a day that a known advisory has worsened', async () => {
    const advisory = { classification: 'advisory', title: 'Rules run late', startedAgo: 40 * 24 * HOUR };
    const asked = async () => headingOf(await answerTo('check health for Coho Vineyard'));
    await tell(MANY, { ...advisory, id: 'EX1400003', status: 'serviceRestored' });
    expect(await asked()).to.equal('Coho Vineyard: no known trouble with 3 services');
    await tell(MANY, { ...advisory, id: 'EX1400003', status: 'investigating' });
    story().world.pass(2 * HOUR);
    expect(await asked()).to.equal('Coho Vineyard: no incidents, 1 new advisory');
    story().world.pass(25 * HOUR);
    expect(await asked()).to.equal('Coho Vineyard: no known trouble with 3 services');
  });
});
