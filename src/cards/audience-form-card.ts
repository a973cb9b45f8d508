import { actionBar } from './action-bar.ts';
import { button, type CardAction } from './actions.ts';
import { audienceWords } from './audience-card.ts';
import { type AudienceFieldsNeeds, audienceFields } from './audience-fields.ts';
import type { Card } from './card.ts';
import { head } from './head.ts';
import { dotted } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';

type Kind = Extract<CardAction, { do: 'choose-audience' }>['audience'];

/** Chooses what a conversation may hear. Names customers, so it is for personal chat. */
export function audienceFormCard(needs: AudienceFieldsNeeds): Card {
  const { shown, tags, words } = needs;
  const { conversationId, company } = shown;
  const under = dotted([audienceWords(shown, words), words.say(`audience.company.${company}`)]);
  const choose = (title: string, audience: Kind) =>
    button(
      title,
      { do: 'choose-audience', conversationId, audience },
      { besideInputs: audience === 'all' || audience === 'none' },
    );
  return rowsCard({
    ...head(words, words.say('audience.form.headline'), under),
    rows: audienceFields(needs),
    actions: actionBar([
      choose(words.say('button.audience-list'), 'list'),
      ...(tags.length > 0 ? [choose(words.say('button.audience-tag'), 'tag')] : []),
      ...(company === 'ours' ? [choose(words.say('button.audience-all'), 'all')] : []),
      choose(words.say('button.audience-none'), 'none'),
    ]),
  });
}
