import {
  type MicrosoftsWords,
  paragraphsOf,
  type ReplyFacts,
  type ReplyKind,
  type ReplySlot,
  type ReplyTemplates,
  type ReplyTone,
} from '../domain/reply.ts';
import { sayOwn, slotsOf } from '../words/own-text.ts';
import type { Words } from '../words/words.ts';
import { clip } from './literal.ts';
import { withDay } from './request-words.ts';

export interface ReplyTextNeeds {
  readonly facts: ReplyFacts;
  readonly kind: ReplyKind;
  readonly tone: ReplyTone;
  /** Who signs it. */
  readonly agentName: string;
  readonly templates: ReplyTemplates;
  /** The customer's language and zone. */
  readonly words: Words;
  readonly now: Date;
}

export interface ReplyText {
  readonly subject: string;
  readonly text: string;
}

/** A text for a customer, out of facts alone: the same facts are the same text. What is not known is not said. */
export function replyText(needs: ReplyTextNeeds): ReplyText {
  const { facts, kind, tone, agentName, templates, words } = needs;
  const { customerName: customer, serviceName: service, id: incident, classification } = facts;
  const told = templates.texts[words.language]?.[kind];
  const own = typeof told === 'object' ? told[tone] : told;
  const over = kind === 'resolved' || kind === 'review';
  const ours = [
    words.say(`reply.greeting.${tone}`, { customer }),
    words.say(`reply.opening.${kind}.${tone}`, { service, classification }),
    factLines(needs).join('\n'),
    words.say(over ? `reply.closing.over.${tone}` : `reply.closing.open.${tone}`),
  ];
  const signature = templates.signature[words.language];
  return {
    subject: words.say('reply.subject', { kind, service, incident }),
    text: [
      ...(own === undefined ? ours : ownParagraphs(own, needs)),
      signature === undefined
        ? words.say(`reply.regards.${tone}`, { agent: agentName })
        : sayOwn(signature, { agent: agentName }, words),
    ].join('\n\n'),
  };
}

/** The partner's own paragraphs, without those that ask for what there is not. */
function ownParagraphs(text: string, needs: ReplyTextNeeds): readonly string[] {
  const slots = slotValues(needs);
  return paragraphsOf(text)
    .filter((paragraph) => slotsOf(paragraph, needs.words).every((slot) => slots[slot as ReplySlot] !== ''))
    .map((paragraph) => sayOwn(paragraph, slots, needs.words));
}

function slotValues(needs: ReplyTextNeeds): Readonly<Record<ReplySlot, string>> {
  const { facts, agentName, words } = needs;
  const said = (words: MicrosoftsWords | undefined) => (words ? quotable(words.text) : '');
  return {
    customer: facts.customerName,
    service: facts.serviceName,
    incident: facts.id,
    title: quotable(facts.title),
    impact: quotable(facts.impact ?? ''),
    scope: quotable(facts.scope ?? ''),
    since: withDay(facts.startedAt, words),
    lasted: facts.endedAt ? words.span(facts.endedAt.getTime() - facts.startedAt.getTime()) : '',
    unaffected: facts.unaffected.length > 0 ? unaffectedNames(facts, words) : '',
    workaround: said(facts.workaround),
    status: said(facts.status),
    cause: said(facts.cause),
    nextUpdate: facts.nextUpdateAt ? withDay(facts.nextUpdateAt, words) : '',
    facts: factLines(needs).join('\n'),
    agent: agentName,
  };
}

/** A line a fact: our label in the customer's language, Microsoft's own words marked as such. */
function factLines({ facts, kind, words, now }: ReplyTextNeeds): readonly string[] {
  const { id, title, impact, scope, isOpen, status, workaround, cause, isReviewed } = facts;
  const isLate = kind === 'review';
  const names = (all: readonly string[]) => words.list(all.slice(0, MOST_NAMES).map((name) => clip(name, 80)));
  return [
    words.say(isOpen ? 'reply.what.open' : 'reply.what.over', { text: quotable(impact ?? title) }),
    timeLine(facts, words, now),
    ...(scope && !isLate ? [words.say('reply.scope', { text: quotable(scope) })] : []),
    ...(facts.impactedServices.length > 0
      ? [words.say('reply.impacted-services', { names: names(facts.impactedServices) })]
      : []),
    ...(facts.regions.length > 0 ? [words.say('reply.regions', { names: names(facts.regions) })] : []),
    ...(facts.subscriptions.length > 0
      ? [words.say('reply.subscriptions', { names: names(facts.subscriptions) })]
      : []),
    ...(isOpen && facts.unaffected.length > 0
      ? [words.say('reply.unaffected', { names: unaffectedNames(facts, words) })]
      : []),
    ...(workaround ? [words.say('reply.workaround', { text: quotable(workaround.text) })] : []),
    ...(status && !isLate
      ? [
          words.say(isOpen ? 'reply.status.open' : 'reply.status.over', {
            at: withDay(status.at, words),
            text: quotable(status.text),
          }),
        ]
      : []),
    ...(cause && !isOpen ? [words.say('reply.cause', { text: quotable(cause.text) })] : []),
    ...nextLine(facts, words, now),
    ...(isReviewed && isLate ? [words.say('reply.reviewed')] : []),
    words.say('reply.incident', { incident: id }),
  ];
}

function timeLine({ startedAt, endedAt, plannedEndAt, isOpen }: ReplyFacts, words: Words, now: Date): string {
  const start = withDay(startedAt, words);
  const end = isOpen ? plannedEndAt : endedAt;
  if (end) {
    const span = words.span(end.getTime() - startedAt.getTime());
    return words.say(isOpen ? 'reply.planned' : 'reply.from-to', { start, end: withDay(end, words), span });
  }
  return words.say(startedAt > now ? 'reply.begins' : 'reply.since', { at: start });
}

/** A promise that has passed is no promise any more. */
function nextLine({ nextUpdateAt }: ReplyFacts, words: Words, now: Date): readonly string[] {
  if (!nextUpdateAt) return [];
  const at = withDay(nextUpdateAt, words);
  return [words.say(nextUpdateAt < now ? 'reply.next-update.overdue' : 'reply.next-update', { at })];
}

const MOST_NAMES = 6;
const MOST_UNAFFECTED = 5;

function unaffectedNames({ unaffected }: ReplyFacts, words: Words): string {
  const named = unaffected.slice(0, MOST_UNAFFECTED).map((name) => clip(name, 80));
  const rest = unaffected.length - named.length;
  return words.list(rest > 0 ? [...named, words.say('reply.others', { count: rest })] : named);
}

const MOST_QUOTED = 700;

/** In one line, for it stands within a sentence. Cut where it is long, and seen to be. */
const quotable = (text: string): string => clip(text.replace(/\s+/g, ' ').trim(), MOST_QUOTED);
