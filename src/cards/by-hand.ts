import { type FiledRequest, isOpenRequest } from '../domain/filed-request.ts';
import type { HandOff, HandOffReason } from '../domain/filing.ts';
import { FORM_ROOM } from '../domain/form-room.ts';
import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { clip } from './literal.ts';
import { prose, smallLine } from './rich-text.ts';
import { row } from './row.ts';

/** What an agent's own hands take to file a request, and why they have to. */
export type ByHand = Pick<HandOff, 'portals' | 'parts'> & { readonly why?: HandOffReason };

interface ByHandNeeds {
  readonly request: FiledRequest;
  readonly handOff?: ByHand | undefined;
  /** What somebody has typed as its number, to be mended. */
  readonly typed?: string | undefined;
  readonly words: Words;
}

const ASK_AGAIN_HOURS = [1, 4, 24] as const;
const HOUR_MS = 3_600_000;
const LETTERS_A_STEP = 200;

/** Part by part, to be copied; then the number, when to ask again. */
export function byHandRows({ request, handOff, typed, words }: ByHandNeeds, room: number): readonly Element[] {
  if (request.progress !== 'handed-off') return [];
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
    ...askAgainRows(request, words),
  ];
}

/** What a person has told, a person keeps up to date: the desk tells us nothing. */
export function tellRows(request: FiledRequest, words: Words): readonly Element[] {
  const { id: requestId, progress, told } = request;
  if (progress !== 'filed' || !told?.by || !isOpenRequest(request)) return [];
  const status = told.status === 'attention-needed' ? 'open' : 'attention-needed';
  const title = words.say(`filed.tell.${status}`);
  return [row({ title, action: { do: 'tell-state', requestId, status } }), ...askAgainRows(request, words)];
}

const askAgainRows = ({ id: requestId }: FiledRequest, words: Words): readonly Element[] =>
  ASK_AGAIN_HOURS.map((hours) =>
    row({
      title: words.say('filed.ask-again', { span: words.span(hours * HOUR_MS) }),
      action: { do: 'ask-again', requestId, hours },
      besideInputs: true,
    }),
  );
