import type { Customer } from '../domain/customer.ts';
import { FOLLOWED_COMMUNICATIONS, type Place } from '../domain/following.ts';
import { TRANSITIONS } from '../domain/outage.ts';
import type { Tag } from '../domain/tag.ts';
import type { TypedWish, WishProblems } from '../domain/typed-wish.ts';
import type { WordKey, Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { tellingApart } from './customer-row.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { dotted, line, run, smallLine } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';
import { icon } from './state.ts';

export interface FollowFormNeeds {
  /** The draft that it fills in. */
  readonly ask: string;
  /** Where outages will be posted. */
  readonly place: Pick<Place, 'kind' | 'name'>;
  readonly typed: TypedWish;
  readonly problems: WishProblems;
  /** Customers to choose from, those chosen first; others come while typing. */
  readonly choices: readonly Customer[];
  readonly tags: readonly Tag[];
  /** What the conversation may hear now, as a sentence; absent in personal chat. */
  readonly audience?: { readonly now: string; readonly decides: Decides };
  readonly words: Words;
}

/** Who fills it in decides what the conversation may hear, or somebody in these groups does. */
export type Decides = 'who-asks' | { readonly groups: readonly string[] };

type Field = keyof TypedWish;

const LABELS = {
  which: 'follow.field.which',
  customers: 'follow.field.customers',
  patterns: 'follow.field.patterns',
  tags: 'follow.field.tags',
  services: 'follow.field.services',
  classifications: 'follow.field.classifications',
  transitions: 'follow.field.transitions',
  quietFrom: 'follow.field.quiet-from',
  quietTo: 'follow.field.quiet-to',
  zone: 'follow.field.zone',
  digestAt: 'follow.field.digest-at',
  earlySignals: 'follow.field.early-signals',
  communications: 'follow.field.communications',
  mutesMaintenance: 'follow.field.mutes-maintenance',
  audience: 'follow.field.audience',
} as const satisfies Record<Field, WordKey>;

type Choice = readonly [value: string, title: string];

/** What to follow, and when to be told. What could not be read is said above its field; nothing typed is lost. */
export function followFormCard(needs: FollowFormNeeds): Card {
  const { ask, place, typed, problems, words, tags, audience } = needs;
  const field = (id: Field, input: Element): readonly Element[] => {
    const problem = problems[id];
    const said = problem && words.say(`follow.problem.${problem.kind}`, { what: clip(problem.what ?? '', 200) });
    return [
      ...(said ? [line([icon('degraded'), run(` ${said}`)], 'Small')] : []),
      {
        id,
        label: words.say(LABELS[id]),
        value: typed[id],
        errorMessage: said ?? words.say('follow.problem.nothing-chosen'),
        ...input,
      },
    ];
  };
  const choose = (id: Field, choices: readonly Choice[], isMultiSelect = false) =>
    field(id, {
      type: 'Input.ChoiceSet',
      style: isMultiSelect ? 'expanded' : 'compact',
      ...(isMultiSelect ? {} : { placeholder: words.say('follow.problem.nothing-chosen') }),
      isMultiSelect,
      wrap: true,
      choices: choices.map(([value, title]) => ({ value, title })),
    });
  const text = (id: 'patterns' | 'services' | 'zone') =>
    field(id, { type: 'Input.Text', maxLength: 1000, placeholder: words.say(`follow.placeholder.${id}`) });
  const time = (id: Field) => field(id, { type: 'Input.Time' });
  const audienceRows = ({ now, decides }: NonNullable<FollowFormNeeds['audience']>): readonly Element[] =>
    decides === 'who-asks'
      ? choose(
          'audience',
          (['keep', 'same', 'all'] as const).map((one) => [one, words.say(`follow.audience.${one}`, { now })]),
        )
      : [smallLine(words.say('follow.audience.ask', { now, groups: words.list(decides.groups) }))];
  const kinds = ['all', 'list', 'names', ...(tags.length > 0 ? (['tags'] as const) : [])] as const;

  return rowsCard({
    ...head(
      words,
      headline(place, words),
      words.say(Object.keys(problems).length > 0 ? 'follow.form.problems' : 'follow.form.under'),
    ),
    rows: [
      ...choose(
        'which',
        kinds.map((kind) => [kind, words.say(`follow.which.${kind}`)]),
      ),
      ...field('customers', customersInput(needs)),
      ...text('patterns'),
      ...(tags.length > 0
        ? choose(
            'tags',
            tags.map(({ key, name }) => [key, name]),
            true,
          )
        : []),
      ...text('services'),
      ...choose(
        'classifications',
        (['incident', 'advisory'] as const).map((one) => [one, words.say(`follow.classification.${one}`)]),
        true,
      ),
      ...choose(
        'transitions',
        TRANSITIONS.map((one) => [one, words.say(`follow.transition.${one}`)]),
        true,
      ),
      ...time('quietFrom'),
      ...time('quietTo'),
      ...time('digestAt'),
      ...text('zone'),
      ...field('earlySignals', { type: 'Input.Toggle', title: words.say('follow.early'), wrap: true }),
      ...choose(
        'communications',
        FOLLOWED_COMMUNICATIONS.map((one) => [one, words.say(`follow.communication.${one}`)]),
        true,
      ),
      ...field('mutesMaintenance', { type: 'Input.Toggle', title: words.say('follow.mutes-maintenance'), wrap: true }),
      ...(audience ? audienceRows(audience) : []),
    ],
    actions: actionBar([
      button(words.say('button.review-following'), { do: 'review-following', ask }),
      button(words.say('button.cancel'), { do: 'cancel-following', ask }, { besideInputs: true }),
    ]),
  });
}

/** The form stands in personal chat: it says for which conversation it is. */
function headline({ kind, name }: FollowFormNeeds['place'], words: Words): string {
  if (kind === 'personal') return words.say('follow.form.headline.personal');
  return name
    ? words.say('follow.form.headline.named', { name: clip(name, 100) })
    : words.say('follow.form.headline.channel');
}

const customersInput = ({ choices, words }: FollowFormNeeds): Element => ({
  type: 'Input.ChoiceSet',
  style: 'filtered',
  isMultiSelect: true,
  placeholder: words.say('customers.search.placeholder'),
  choices: choices.map((customer) => ({
    title: clip(dotted([customer.name, tellingApart(customer, choices, words)]), 160),
    value: customer.tenantId,
  })),
  'choices.data': { type: 'Data.Query', dataset: 'customers' },
});
