import { type FiledRequest, wasHandedOff } from '../domain/filed-request.ts';
import type { HandOff, HandOffReason } from '../domain/filing.ts';
import { FORM_ROOM } from '../domain/form-room.ts';
import type { Words } from '../words/words.ts';
import { actionBar, portalButton } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { countdown, richestThatFits } from './fit.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { customerLine, incidentLine } from './request-words.ts';
import { labelled, line, prose, run, smallLine } from './rich-text.ts';
import { row } from './row.ts';
import { rowsCard } from './rows-card.ts';
import { icon } from './state.ts';

export type ByHand = Pick<HandOff, 'portals' | 'parts'> & { readonly why?: HandOffReason };

export interface FiledCardNeeds {
  readonly request: FiledRequest;
  /** What there is to copy, while an agent's hands have to file it. */
  readonly handOff?: ByHand | undefined;
  /** What came of the last press, in words. */
  readonly notice?: string | undefined;
  /** What somebody has typed as its number, to be mended. */
  readonly typed?: string | undefined;
  readonly words: Words;
  readonly now: Date;
}

const ASK_AGAIN_HOURS = [1, 4, 24] as const;
const HOUR_MS = 3_600_000;

/** What became of a service request: where it is, by which number, or what is left to do by hand. */
export function filedCard(needs: FiledCardNeeds): Card {
  const { request, words, notice } = needs;
  const { progress, packet, deskKind, receipt } = request;
  const number = receipt?.number;
  const desk = words.say(`desk.${deskKind}`);
  const verdict =
    progress === 'filed' && number
      ? words.say('filed.headline.numbered', { number: clip(number, 60), desk })
      : words.say(`filed.headline.${progress}`, { desk });
  const top = head(
    words,
    verdict,
    customerLine(packet.customer),
    request.told?.isMissing ? 'warning' : ACCENT[progress],
  );
  const facts = [
    line([run(packet.title)], 'Small'),
    smallLine(
      words.say(progress === 'filed' && wasHandedOff(request) ? 'filed.means.by-hand' : `filed.means.${progress}`),
    ),
    ...packet.incidents.map((one) => smallLine(incidentLine(one, words))),
    ...(notice ? [line([run(notice)], 'Small')] : []),
    ...told(needs),
  ];
  const actions = actionBar(buttons(needs));
  return richestThatFits(countdown(40), (room) =>
    rowsCard({ ...top, rows: [...facts, ...byHand(needs, room)], actions }),
  );
}

const ACCENT = {
  sending: 'emphasis',
  unclear: 'warning',
  'handed-off': 'accent',
  filed: 'good',
  dropped: 'emphasis',
} as const;

/** How it stands, by whom that was told, and when: what a person has said is not what the desk says. */
function told({ request, words, now }: FiledCardNeeds): readonly Element[] {
  const state = request.told;
  if (!state) return [];
  const span = words.span(Math.max(0, now.getTime() - state.at.getTime()));
  if (state.isMissing) return [line([icon('unknown'), run(` ${words.say('filed.missing', { span })}`)], 'Small')];
  const how = state.by
    ? words.say('filed.told-by', { who: clip(state.by.name, 60), span })
    : words.say('filed.told', { span });
  return [labelled(words.say(`requests.status.${state.status}`), how, 'Small')];
}

const LETTERS_A_STEP = 200;

/** Part by part, to be copied; then the number, when to ask again. */
function byHand({ request, handOff, typed, words }: FiledCardNeeds, room: number): readonly Element[] {
  if (request.progress !== 'handed-off') return [];
  const requestId = request.id;
  const parts = (handOff?.parts ?? []).filter(({ text }) => text !== '');
  return [
    ...(handOff?.why ? [smallLine(words.say(`desk.hand-off.${handOff.why}`), 'Small')] : []),
    ...parts.map(({ name, text }) => ({
      type: 'Container',
      style: 'emphasis',
      spacing: 'Small',
      items: [
        smallLine(words.say(`request.part.${name}`)),
        ...prose(clip(text, Math.max(1, room) * LETTERS_A_STEP), 'None'),
      ],
    })),
    {
      type: 'Input.Text',
      id: 'number',
      label: words.say('filed.number'),
      placeholder: words.say('filed.number.placeholder'),
      errorMessage: words.say('filed.number.missing'),
      ...(typed && { value: typed }),
      maxLength: FORM_ROOM.short,
    },
    ...ASK_AGAIN_HOURS.map((hours) =>
      row({
        title: words.say('filed.ask-again', { span: words.span(hours * HOUR_MS) }),
        action: { do: 'ask-again', requestId, hours },
        besideInputs: true,
      }),
    ),
  ];
}

function buttons({ request, handOff, words }: FiledCardNeeds): readonly Element[] {
  const { id: requestId, progress, receipt, packet } = request;
  const services = button(
    words.say('button.services'),
    {
      do: 'show-services',
      tenantId: packet.customer.tenantId,
    },
    { besideInputs: true },
  );
  if (progress === 'handed-off') {
    const [first, ...more] = (handOff?.portals ?? []).map((link) => portalButton(link, words));
    return [
      ...(first ? [first] : []),
      button(words.say('button.filed-it'), { do: 'number-request', requestId }),
      ...more,
      services,
      button(words.say('button.drop-request'), { do: 'drop-request', requestId }, { besideInputs: true }),
    ];
  }
  const link = receipt?.link ? [linkButton(receipt.link, words)] : [];
  const again =
    progress === 'filed' || progress === 'dropped'
      ? []
      : [button(words.say('button.refresh'), { do: 'show-filed', requestId })];
  return [...link, ...again, services];
}

const linkButton = (url: string, words: Words): Element => ({
  type: 'Action.OpenUrl',
  title: words.say('button.open-request'),
  url,
  tooltip: words.say('link.opens', { host: new URL(url).host }),
});

/** Asked before a request that waits for its number is given up. */
export function dropRequestCard({ request, words }: { readonly request: FiledRequest; readonly words: Words }): Card {
  const requestId = request.id;
  return rowsCard({
    ...head(words, words.say('filed.drop', { title: clip(request.packet.title, 120) }), words.say('filed.drop.under')),
    rows: [],
    actions: actionBar([
      button(words.say('button.drop-request'), { do: 'drop-request', requestId, confirmed: true }),
      button(words.say('button.back'), { do: 'show-filed', requestId }),
    ]),
  });
}

/** While a desk takes its time: pressing once more sends nothing twice. */
export function sendingCard({
  ask,
  customer,
  byHand,
  words,
}: {
  readonly ask: string;
  readonly customer: string;
  /** Nothing leaves: it is prepared for the agent's own hands. */
  readonly byHand?: boolean;
  readonly words: Words;
}): Card {
  return rowsCard({
    ...head(
      words,
      words.say(byHand ? 'request.preparing' : 'request.sending', { customer: clip(customer, 100) }),
      words.say('working.then-press'),
    ),
    rows: [],
    actions: actionBar([button(words.say('button.show-result'), { do: 'send-request', ask })]),
  });
}
