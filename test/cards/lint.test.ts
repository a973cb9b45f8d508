import { expect } from 'chai';
import type { Card, Element } from '../../src/cards/card.ts';
import { servicesCard } from '../../src/cards/services-card.ts';
import { wordsFor } from '../../src/words/words.ts';
import { anIncident, aReport, aService, NOW } from '../support/builders.ts';
import { lint } from './lint.ts';

const words = wordsFor({ locale: 'en-GB', zone: 'Asia/Seoul' });

/** A sound card, as plain JSON that a test may spoil. */
function soundCard(): { content: Record<string, unknown> & { body: Element[]; actions: Element[] }; summary: string } {
  const report = aReport([aService({ incidents: [anIncident()] }), aService({ id: 'planner', name: 'Planner' })], {
    kind: 'trouble',
    status: 'degraded',
  });
  return JSON.parse(JSON.stringify(servicesCard({ report, portals: [], words, now: NOW })));
}

type Spoil = (card: ReturnType<typeof soundCard>) => void;

const text = (over: object): Element => ({ type: 'TextBlock', text: 'words', wrap: true, ...over });
const toggle = (target: string): Element => ({ type: 'Action.ToggleVisibility', targetElements: [target] });
const help = { do: 'show-help' };
const execute = (data: object, fallback: object): Element => ({ type: 'Action.Execute', title: 'Go', data, fallback });

const FAULTS: Readonly<Record<string, { readonly spoil: Spoil; readonly complaint: RegExp }>> = {
  'a table': {
    spoil: ({ content }) => content.body.push({ type: 'Table', rows: [] }),
    complaint: /not drawn on every phone/,
  },
  'a text that does not wrap': {
    spoil: ({ content }) => content.body.push(text({ wrap: false })),
    complaint: /does not wrap/,
  },
  'a slot left unfilled': {
    spoil: ({ content }) => content.body.push(text({ text: `\${missing}` })),
    complaint: /unfilled/,
  },
  'a null text': {
    spoil: ({ content }) => content.body.push(text({ text: null })),
    complaint: /empty or missing text/,
  },
  'an empty text': {
    spoil: ({ content }) => content.body.push(text({ text: ' ' })),
    complaint: /empty or missing text/,
  },
  'a coloured word': {
    spoil: ({ content }) => content.body.push(text({ color: 'Warning' })),
    complaint: /colour on a word/,
  },
  'an icon alone': {
    spoil: ({ content }) =>
      content.body.push({
        type: 'Container',
        items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '◐', color: 'Warning' }] }],
      }),
    complaint: /icon without a word/,
  },
  'seven buttons': {
    spoil: ({ content }) => {
      content.actions = Array.from({ length: 7 }, () => ({
        ...execute(help, { type: 'Action.Submit', data: help }),
        mode: 'secondary',
      }));
    },
    complaint: /more than six/,
  },
  'a button without fallback': {
    spoil: ({ content }) => content.actions.push(execute(help, {})),
    complaint: /fall back/,
  },
  'a fallback that means something else': {
    spoil: ({ content }) =>
      content.actions.push(execute(help, { type: 'Action.Submit', data: { do: 'show-customers' } })),
    complaint: /fall back/,
  },
  'a button nobody understands': {
    spoil: ({ content }) =>
      content.actions.push(execute({ do: 'dance' }, { type: 'Action.Submit', data: { do: 'dance' } })),
    complaint: /nobody understands/,
  },
  'a link without a tooltip': {
    spoil: ({ content }) =>
      content.actions.push({ type: 'Action.OpenUrl', title: 'Go ↗', url: 'https://admin.cloud.microsoft/' }),
    complaint: /where to/,
  },
  'a toggle of nothing': {
    spoil: ({ content }) =>
      content.body.push({ type: 'Container', items: [text({})], selectAction: toggle('nothing') }),
    complaint: /toggles what is not there/,
  },
  'an input without label': {
    spoil: ({ content }) => content.body.push({ type: 'Input.ChoiceSet', id: 'customer', choices: [] }),
    complaint: /without label/,
  },
  'an image without words': {
    spoil: ({ content }) => content.body.push({ type: 'Image', url: 'https://example.com/a.png' }),
    complaint: /image without words/,
  },
  'no verdict at the top': { spoil: ({ content }) => content.body.unshift(text({})), complaint: /heading/ },
  'no language': {
    spoil: ({ content }) => {
      delete content.lang;
    },
    complaint: /language/,
  },
  'too many bytes': {
    spoil: ({ content }) => content.body.push(text({ text: '한'.repeat(9_000) })),
    complaint: /bytes/,
  },
};

describe('the card linter', () => {
  it('has nothing against a sound card', () => {
    expect(lint(soundCard() as Card, words)).to.deep.equal([]);
  });

  for (const [fault, { spoil, complaint }] of Object.entries(FAULTS)) {
    it(`finds ${fault}`, () => {
      const card = soundCard();
      spoil(card);
      expect(lint(card as Card, words).join('\n')).to.match(complaint);
    });
  }
});
