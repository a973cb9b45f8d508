import type { Customer } from '../domain/customer.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button, type CardAction } from './actions.ts';
import type { Card, Element } from './card.ts';
import { type Head, head } from './head.ts';
import template from './help-card.json' with { type: 'json' };
import { clip } from './literal.ts';
import { cardFrom } from './render.ts';
import { BOLD, line, run, smallLine, typedLines } from './rich-text.ts';
import { row } from './row.ts';

const fill = cardFrom<
  Head & { readonly rows: readonly Element[]; readonly typed: readonly Element[]; readonly actions: readonly Element[] }
>(template);

export interface HelpCardNeeds {
  readonly words: Words;
  /** The first word to somebody who has just installed the bot. */
  readonly greeting?: boolean;
  /** It is shown where the bot hears only messages that mention it: in channels and group chats. */
  readonly wantsMention?: boolean;
  /** Whether outages are watched here, so that one may follow them. */
  readonly mayFollow?: boolean;
  /** Customers of this agent, the most recent first: examples that work with one tap. */
  readonly customers?: readonly Customer[];
}

const MOST_EXAMPLES = 3;
/** What help tells of, those that are asked for most first. */
const WATCHED = ['outages', 'history', 'follow', 'following', 'unfollow'] as const;
const ALWAYS = [
  'messages',
  'maintenance',
  'calendar',
  'requests',
  'my-requests',
  'escalate',
  'reply',
  'drafts',
  'tag',
  'tags',
  'audience',
  'customers',
  'start-over',
  'language',
] as const;
/** The message extension's. */
const BESIDE = ['message', 'share'] as const;

/** What the bot is good for, what to tap, and what to type. */
export function helpCard(needs: HelpCardNeeds): Card {
  const { words, greeting = false, wantsMention = false, mayFollow = false, customers = [] } = needs;
  const top = head(
    words,
    words.say(greeting ? 'help.headline.greeting' : 'help.headline.help'),
    words.say('help.under'),
  );
  const own = customers.slice(0, MOST_EXAMPLES).map(
    ({ name, domain, tenantId }): Example => ({
      name: clip(name, 60),
      what: domain,
      action: { do: 'show-services', tenantId },
    }),
  );
  const anyone: Example = {
    name: words.say('help.example-customer'),
    what: words.say('help.health.what'),
    action: { do: 'show-customers' },
  };
  const examples = own.length > 0 ? own : [anyone];
  const name = (own[0] ?? anyone).name;
  return fill({
    ...top,
    rows: examples.map((example) => exampleRow(example, words)),
    typed: [
      line([run(words.say('help.typed'), BOLD)]),
      ...(wantsMention ? [smallLine(words.say('help.mention'))] : []),
      ...typedLines(words.say('help.service.say', { customer: name }), words.say('help.service.what')),
      ...typedLines(words.say('help.incident.say'), words.say('help.incident.what')),
      ...typedLines(words.say('help.ticket.say'), words.say('help.ticket.what')),
      ...(greeting
        ? typedLines(words.say('help.commands.say'), words.say('help.commands.what'))
        : [
            ...[...(mayFollow ? WATCHED : []), ...ALWAYS].flatMap((command) =>
              typedLines(words.say(`command.${command}.say`), words.say(`command.${command}.what`)),
            ),
            line([run(words.say('help.beside'), BOLD)]),
            ...BESIDE.flatMap((one) => typedLines(words.say(`help.${one}.say`), words.say(`help.${one}.what`))),
          ]),
    ],
    actions: actionBar([
      ...(greeting && mayFollow ? [button(words.say('button.follow'), { do: 'follow' })] : []),
      button(words.say('button.customers'), { do: 'show-customers' }),
      button(words.say('button.language'), { do: 'show-languages' }),
    ]),
  });
}

interface Example {
  readonly name: string;
  readonly what: string;
  readonly action: CardAction;
}

const exampleRow = ({ name, what, action }: Example, words: Words): Element =>
  row({ title: words.say('help.health.say', { customer: name }), details: [what], action });
