import { expect } from 'chai';
import { aPerson, READERS } from '../support/people.ts';
import { askPastSilentGraph } from '../support/slow-graph.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { accentOf, buttonsOf, headingOf } from '../support/teams/card-shape.ts';
import type { Chat } from '../support/teams/teams.ts';

interface Told {
  readonly accent: string;
  /** The verdict, why, and what to do: in English, then in Korean. */
  readonly words: readonly (readonly [english: string, korean: string])[];
  /** Buttons of the card, in English. */
  readonly wayOn: readonly string[];
}

const NO_ACCESS = ['we may not see its service health', '서비스 상태를 볼 권한이 없습니다'] as const;
const UNKNOWN = ['service health unknown', '서비스 상태를 알 수 없습니다'] as const;

/** Each customer with whom a day goes wrong, or right. */
const CUSTOMERS: Readonly<Record<string, Told>> = {
  'Best For You Organics': {
    accent: 'good',
    words: [
      ['no known trouble with 8 services', '서비스 8개에 알려진 문제가 없습니다'],
      ['✓ 8 services operational', '✓ 정상 서비스 8개'],
    ],
    wayOn: ['Escalate', 'Customers', 'Refresh', 'Admin center ↗', 'Service requests', 'Messages'],
  },
  'Trey Research': {
    accent: 'emphasis',
    words: [
      NO_ACCESS,
      ['Unknown · This customer has not consented to the app', '알 수 없음 · 이 고객이 앱에 동의하지 않았습니다'],
      ['grant the app’s consent for this customer, then refresh', '앱 동의를 요청한 다음 새로 고치세요'],
    ],
    wayOn: ['Customers', 'Refresh'],
  },
  'Lucerne Publishing': {
    accent: 'emphasis',
    words: [
      NO_ACCESS,
      ['Delegated access ended on 3 Nov 2026', '위임된 액세스 권한이 2026. 11. 3.에 끝났습니다'],
      ['An Admin agent can renew it', '관리 에이전트가 갱신할 수 있습니다'],
    ],
    wayOn: ['Customers', 'Refresh', 'Partner Center ↗'],
  },
  'Wingtip Toys': {
    accent: 'emphasis',
    words: [
      NO_ACCESS,
      ['our roles at this customer are not enough', '이 고객에 대한 역할이 부족합니다'],
      ['include Service Support Administrator', '서비스 지원 관리자가 있는지'],
    ],
    wayOn: ['Customers', 'Refresh'],
  },
  'Consolidated Messenger': {
    accent: 'emphasis',
    words: [
      UNKNOWN,
      ['Microsoft 365 is limiting our requests', 'Microsoft 365에서 요청 수를 제한하고 있습니다'],
      ['Wait 30 secs, then refresh', '30초 기다린 다음 새로 고치세요'],
    ],
    wayOn: ['Refresh', 'Admin center ↗', 'Escalate', 'Customers', 'Service requests', 'Messages'],
  },
  'Graphic Design Institute': {
    accent: 'emphasis',
    words: [
      UNKNOWN,
      ['gave an answer we could not read', '응답을 읽을 수 없습니다'],
      ['Try again in a minute', '잠시 후 다시 시도하세요'],
    ],
    wayOn: ['Refresh', 'Admin center ↗', 'Escalate', 'Customers', 'Service requests', 'Messages'],
  },
  'Southridge Video': {
    accent: 'emphasis',
    words: [
      UNKNOWN,
      ['Microsoft 365 did not answer in time', 'Microsoft 365에서 제시간에 응답하지 않았습니다'],
      ['Refresh to ask again', '새로 고쳐서 다시 확인하세요'],
    ],
    wayOn: ['Refresh', 'Admin center ↗', 'Escalate', 'Customers', 'Service requests', 'Messages'],
  },
  'City Power & Light': {
    accent: 'emphasis',
    words: [
      ['no known trouble, but not everything answered', '알려진 문제는 없으나 일부 응답을 받지 못했습니다'],
      ['Unknown · Azure could not be reached', '알 수 없음 · Azure에 연결할 수 없습니다'],
      ['look in the portal', '포털에서 확인하세요'],
      ['17 known advisories on 17 services', '알려진 권고 17건'],
    ],
    wayOn: ['Escalate', 'Admin center ↗', 'Refresh', 'Azure portal ↗', 'Customers', 'Service requests'],
  },
  'Blue Yonder Airlines': {
    accent: 'warning',
    words: [
      ['Microsoft confirms trouble with 1 of 16 services', '서비스 16개 중 1개에서 Microsoft가 문제를 확인했습니다'],
      ['◐ Exchange Online Degraded · 1 incident', '◐ Exchange Online 서비스 저하 · 인시던트 1건'],
    ],
    wayOn: ['Escalate', 'Admin center ↗', 'Refresh', 'Customers', 'Service requests', 'Messages'],
  },
  Relecloud: {
    accent: 'accent',
    words: [
      ['Microsoft confirms trouble with 1 of 16 services', '서비스 16개 중 1개에서 Microsoft가 문제를 확인했습니다'],
      ['▲ Microsoft Teams Advisory · 1 incident', '▲ Microsoft Teams 권고 · 인시던트 1건'],
    ],
    wayOn: ['Escalate', 'Admin center ↗', 'Refresh', 'Customers', 'Service requests', 'Messages'],
  },
  'Woodgrove Bank': {
    accent: 'good',
    words: [
      ['no known trouble with 27 services', '서비스 27개에 알려진 문제가 없습니다'],
      ['◔ 1 planned maintenance', '◔ 계획된 유지 관리 1건'],
    ],
    wayOn: ['Escalate', 'Customers', 'Refresh', 'Admin center ↗', 'Azure portal ↗', 'Service requests'],
  },
};

describe('story: difficult customers', () => {
  const story = openStory({ GDAP_SCOPING: 'off' });

  async function ask(name: string, locale: string): Promise<Chat> {
    story().world.pass(60_000);
    const agent = story().teams.personal(aPerson(locale));
    const words = `check health for ${name}`;
    await (name === 'Southridge Video' ? askPastSilentGraph(story(), agent, words) : agent.says(words));
    return agent;
  }

  it('are told apart by the sandbox, and each is told here', async () => {
    const known = (await story().sandbox.customers()).filter(({ character }) => DIFFICULT.includes(character));
    expect(known.map(({ name }) => name)).to.have.members(Object.keys(CUSTOMERS));
  });

  for (const [name, { accent, words, wayOn }] of Object.entries(CUSTOMERS)) {
    for (const [place, [language, locale]] of Object.entries(READERS).entries()) {
      it(`get an honest card, with a way on: ${name} (${language})`, async () => {
        const card = (await ask(name, locale)).card();
        const [verdict, ...reasons] = words.map((said) => said[place]);
        expect(headingOf(card)).to.equal(`${name}: ${verdict}`);
        expect(accentOf(card)).to.equal(accent);
        for (const reason of reasons) expect(cardText(card)).to.include(reason);
        if (language === 'English') expect(buttonsOf(card)).to.deep.equal(wayOn);
        else expect(buttonsOf(card)).to.have.length(wayOn.length);
      });
    }
  }

  it('may well have an open incident whose state nobody knows: it is shown, and nothing is made up', async () => {
    const agent = await ask('Relecloud', 'en-GB');
    const card = await agent.clicks('Microsoft Teams');
    expect(headingOf(card)).to.equal('Relecloud · Microsoft Teams: an open incident, Microsoft is working on it');
    expect(cardText(card)).to.include('▲ Advisory · Status not known to us · Incident · TM1346411');
  });
});

const DIFFICULT = [
  ...['healthy', 'no consent', 'access expired', 'no permission', 'throttled', 'garbled', 'slow', 'Azure down'],
  ...['very long incident', 'unknown words', 'planned maintenance'],
];
