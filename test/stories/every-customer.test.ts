import { expect } from 'chai';
import { wordsFor } from '../../src/words/words.ts';
import { lint } from '../cards/lint.ts';
import { aPerson, READERS } from '../support/people.ts';
import type { SandboxCustomer } from '../support/sandbox.ts';
import { askPastSilentGraph } from '../support/slow-graph.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { accentOf, headingOf, rowsOf } from '../support/teams/card-shape.ts';

const LEFTOVERS = /\$\{|undefined|\bnull\b|NaN|\[object|Invalid Date|\n\s+at |Error:/;
const SILENT = /Unknown · |알 수 없음 · /;
const GREEN =
  /no known trouble with|No open incidents on|서비스 \d+개에 알려진 문제가 없습니다|진행 중인 인시던트가 없습니다/;

type Json = Record<string, any>;

describe('story: every customer of the sandbox', function () {
  this.timeout(60_000);
  const story = openStory({ GDAP_SCOPING: 'off' });

  async function ask({ domain, character }: SandboxCustomer, locale: string) {
    const agent = story().teams.personal(aPerson(locale));
    const words = `check health for ${domain}`;
    await (character === 'slow' ? askPastSilentGraph(story(), agent, words) : agent.says(words));
    await story().sandbox.clearFaults();
    return agent;
  }

  function faultsOf(card: Json, summary: string, locale: string): readonly string[] {
    const text = `${cardText(card)} ${summary}`;
    const isGreen = accentOf(card) === 'good' || GREEN.test(headingOf(card));
    return [
      ...lint({ content: card, summary }, wordsFor({ locale, zone: 'Asia/Seoul' })),
      ...(LEFTOVERS.test(text) ? [`left over: ${LEFTOVERS.exec(text)}`] : []),
      ...(SILENT.test(text) && isGreen ? ['green although a source was silent'] : []),
    ];
  }

  for (const [language, locale] of Object.entries(READERS)) {
    it(`has sound cards for services, and for the first of them (${language})`, async () => {
      const customers = await story().sandbox.customers();
      expect(customers.length).to.be.at.least(40);
      for (const customer of customers) {
        const agent = await ask(customer, locale);
        const { activity } = agent.messages.at(-1) ?? {};
        const card = agent.card();
        const title = `${customer.name} (${customer.domain})`;
        expect(headingOf(card), title).to.include(customer.name);
        expect(faultsOf(card, activity?.summary, locale), title).to.deep.equal([]);

        const [row] = rowsOf(card);
        if (row === undefined || SILENT.test(row)) continue;
        const timeline = await agent.clicks(row.split(' ').slice(1).join(' '));
        expect(faultsOf(timeline, timeline.fallbackText, locale), `${title}: ${row}`).to.deep.equal([]);
      }
    });
  }
});
