import type { Agent } from '../domain/agent.ts';
import type { FiledRequest } from '../domain/filed-request.ts';
import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { clip } from './literal.ts';
import { dotted, labelled, line, prose, run, smallLine } from './rich-text.ts';
import { icon } from './state.ts';

interface FactsNeeds {
  readonly request: FiledRequest;
  /** Nobody where all of a conversation see it: what a desk writes takes a right of its own, and is read by whoever has it. */
  readonly viewer: Agent | undefined;
  /** The card is edited as things change, and stands still meanwhile: it tells times, not ages. */
  readonly living?: boolean | undefined;
  readonly words: Words;
  readonly now: Date;
}

const MOST_OF_A_REPLY = 600;

/** How it stands, whose it is here and at the desk, and what the desk said last. */
export const filedFacts = (needs: FactsNeeds): readonly Element[] => [
  ...told(needs),
  ...people(needs),
  ...lastReply(needs),
];

/** How it stands, by whom that was told, and when: what a person has said is not what the desk says. */
function told({ request, living, words, now }: FactsNeeds): readonly Element[] {
  const state = request.told;
  if (!state) return [];
  const span = words.span(Math.max(0, now.getTime() - state.at.getTime()));
  if (state.isMissing) return [line([icon('unknown'), run(` ${words.say('filed.missing', { span })}`)], 'Small')];
  const at = words.time(lastChange(request) ?? state.at, now);
  const who = clip(state.by?.name ?? '', 60);
  const how = state.by
    ? words.say(living ? 'filed.told-by-at' : 'filed.told-by', { who, span, at })
    : words.say(living ? 'filed.told-at' : 'filed.told', { span, at });
  return [labelled(words.say(`requests.status.${state.status}`), how, 'Small')];
}

/** A desk that is asked every minute says the same again: its state is as old as its last change. */
const lastChange = ({ history }: FiledRequest): Date | undefined =>
  history.findLast(({ kind }) => kind === 'status' || kind === 'filed' || kind === 'numbered')?.at;

function people({ request, words, now }: FactsNeeds): readonly Element[] {
  const { packet, begunAt, told: state, followers } = request;
  const names = followers.map(({ name }) => clip(name, 60));
  return [
    smallLine(
      dotted([
        words.say('filed.by', { who: clip(packet.by.name, 60), at: words.time(begunAt, now) }),
        state?.owner && words.say('filed.owner', { who: clip(state.owner, 80) }),
        names.length > 0 ? words.say('filed.followers', { who: words.list(names) }) : undefined,
      ]),
    ),
  ];
}

function lastReply({ request, viewer, words, now }: FactsNeeds): readonly Element[] {
  const last = request.history.findLast((event) => event.kind === 'reply');
  if (last?.kind !== 'reply') return [];
  const above = dotted([words.say('filed.last-reply'), whoSaid(last.note, words, now)]);
  return [viewer ? quoted(above, last.note.text) : smallLine(above)];
}

export const whoSaid = ({ by, at }: { readonly by?: string; readonly at?: Date }, words: Words, now: Date): string =>
  dotted([by && clip(by, 80), at && words.time(at, now)]);

/** Words of a desk, or to it, set apart. */
export const quoted = (above: string, text: string): Element => ({
  type: 'Container',
  style: 'emphasis',
  spacing: 'Small',
  items: [smallLine(above), ...prose(clip(text, MOST_OF_A_REPLY), 'None')],
});
