import type { Communication } from '../domain/communication.ts';
import { isUnpublished, type ServiceTimeline } from '../domain/health-report.ts';
import { worst } from '../domain/health-status.ts';
import { hasReview, type Incident } from '../domain/incident.ts';
import type { PortalLink } from '../domain/portal-links.ts';
import type { TakenReply } from '../domain/reply.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Words } from '../words/words.ts';
import { actionBar, portalButton } from './action-bar.ts';
import { button, type CardAction } from './actions.ts';
import { azureLines } from './azure-lines.ts';
import type { Card, Element } from './card.ts';
import { failureWords } from './failures.ts';
import { richestThatFits } from './fit.ts';
import { fold } from './fold.ts';
import { type Head, head } from './head.ts';
import { incidentRow } from './incident-row.ts';
import { incidentSection } from './incident-section.ts';
import { keptCards } from './kept.ts';
import { licenceLine } from './licence-lines.ts';
import { maintenanceRows } from './maintenance-rows.ts';
import { rowsWithin } from './more.ts';
import { readLine } from './read-line.ts';
import { cardFrom } from './render.ts';
import { dotted, line, run, smallLine } from './rich-text.ts';
import { stateOf } from './standing.ts';
import { ACCENT } from './state.ts';
import template from './timeline-card.json' with { type: 'json' };
import { type TimelineLevel, timelineLevels } from './timeline-levels.ts';
import { timelineVerdict } from './timeline-verdict.ts';
import { verdictLine } from './verdict-lines.ts';

const fill = cardFrom<Head & TimelineBody & { readonly actions: readonly Element[] }>(template);

interface TimelineBody {
  readonly problems: readonly Element[];
  readonly folds: readonly Element[];
}

export interface TimelineCardNeeds {
  readonly timeline: ServiceTimeline;
  /** The id of the problem asked for: it stands first and in full, open or not. */
  readonly focus?: string;
  readonly portals: readonly PortalLink[];
  /** In planned maintenance just now. */
  readonly maintenance?: readonly Communication[];
  /** What the customer was told about its problems, the newest first. */
  readonly taken?: readonly TakenReply[];
  /** Us or Microsoft? */
  readonly judged?: Verdict;
  readonly words: Words;
  readonly now: Date;
}

const MOST_IN_FULL = 3;
/** Teams takes no more: where a service is administered gives way, for the way back leads there as well. */
const MOST_BUTTONS = 6;

/** What is wrong with one service and what Microsoft has said about it, newest first. */
export const timelineCard = keptCards(
  finished,
  ({ timeline: { customer, service }, focus, words: { locale, zone } }: TimelineCardNeeds) =>
    [customer.tenantId, service.source, service.id, focus, locale, zone].join(' '),
);

function finished(needs: TimelineCardNeeds): Card {
  const { timeline, words, now } = needs;
  const { customer, answers, headline, service } = timeline;
  const focus = [...timeline.open, ...timeline.resolved].find(({ id }) => id === needs.focus);
  const full = inFull(timeline, focus);
  const top = head(
    words,
    timelineVerdict(timeline, focus, words),
    dotted([readLine(customer, answers, words, now), service.licences && licenceLine(service.licences, words, now)]),
    ACCENT[headline.status],
  );
  const actions = actionBar(buttons(needs, focus, full));
  return richestThatFits(timelineLevels(full), (level) => fill({ ...top, ...body(needs, full, level), actions }));
}

/** The one asked for, then open incidents, then what is new: what a caller on the phone may be calling about. */
function inFull({ open, service, headline }: ServiceTimeline, focus: Incident | undefined): readonly Incident[] {
  const pressing = new Set([...service.incidents, ...headline.news].map(({ id }) => id));
  const others = open.filter(({ id }) => id !== focus?.id && pressing.has(id));
  return [...(focus ? [focus] : []), ...others].slice(0, MOST_IN_FULL);
}

function body(
  { timeline, maintenance = [], taken = [], judged, words, now }: TimelineCardNeeds,
  full: readonly Incident[],
  level: TimelineLevel,
): TimelineBody {
  const { customer, open, resolved } = timeline;
  const problems = full.map((incident, index) =>
    incidentSection(incident, {
      id: `posts-${index}`,
      room: index === 0 ? level.first : level.others,
      inSight: index === 0 ? 3 : 1,
      told: taken.find(({ incidentId }) => incidentId === incident.id.toUpperCase()),
      words,
      now,
    }),
  );
  const rest = open.filter((incident) => !full.includes(incident));
  const folded = (id: string, incidents: readonly Incident[], title: string) =>
    fold({
      id,
      status: worst(incidents.map(stateOf)),
      title,
      items: rowsWithin(
        level.rows,
        incidents.map((incident) => incidentRow(incident, { customer, words, now })),
        words,
      ),
    });
  const further = rest.filter(({ classification }) => classification === 'incident');
  const planned = rest.filter(({ classification }) => classification === 'maintenance');
  const known = rest.filter(({ classification }) => classification === 'advisory');
  const past = resolved.filter((incident) => !full.includes(incident));
  const folds = [
    ...folded('further', further, words.say('timeline.further', { count: further.length })),
    ...folded('maintenance', planned, words.say('count.maintenance', { count: planned.length })),
    ...folded('advisories', known, words.say('timeline.advisories', { count: known.length })),
    ...folded('resolved', past, words.say('timeline.resolved', { count: past.length })),
  ];
  const isSaid = problems.length === 0;
  const shown = isSaid ? nothingOpen(timeline, words, folds.length === 0) : problems;
  const verdict = judged ? [verdictLine(judged, words, now)] : [];
  return {
    problems: [
      ...verdict,
      ...maintenanceRows(maintenance, customer.tenantId, words, now).map(({ row }) => row),
      ...shown,
    ],
    folds: [...folds, ...azureLines(timeline.service, { isSaid, words, now })],
  };
}

/** Why it is unknown and what to do; or, where there is nothing at all, that there is nothing. */
function nothingOpen({ service, headline }: ServiceTimeline, words: Words, isEmpty: boolean): readonly Element[] {
  if (service.failure) {
    const { what, remedy } = failureWords(service.failure, words);
    return [line([run(what)]), line([run(remedy)], 'Small')];
  }
  if (isUnpublished(service)) return [line([run(words.say('timeline.unpublished-health'))])];
  if (headline.kind === 'trouble' || headline.kind === 'something-else')
    return [line([run(words.say('timeline.unpublished'))])];
  return isEmpty ? [smallLine(words.say('timeline.nothing'))] : [];
}

function buttons(
  { timeline, portals, words }: TimelineCardNeeds,
  focus: Incident | undefined,
  [foremost]: readonly Incident[],
): readonly Element[] {
  const { customer, service, headline } = timeline;
  const { tenantId } = customer;
  const { source, id: serviceId } = service;
  const again: CardAction = focus
    ? { do: 'show-incident', tenantId, incidentId: focus.id, fresh: true }
    : { do: 'show-timeline', tenantId, source, serviceId, fresh: true };
  const incident = focus ? { incidentId: focus.id } : {};
  const escalate = button(words.say('button.escalate'), { do: 'escalate', tenantId, source, serviceId, ...incident });
  const refresh = button(words.say('button.refresh'), again);
  const back = button(words.say('button.services'), { do: 'show-services', tenantId });
  const [health, ...others] =
    headline.kind === 'no-access' ? [] : portals.map((link) => portalButton(link, words, service));
  const reviewed = review(timeline, focus, words);
  const [first, last] = focus ? [reviewed, []] : [[], reviewed];
  const leave = health ? [health] : [];
  const isBroken = (focus ? [focus] : timeline.open).some(
    ({ isOpen, classification }) => isOpen && classification === 'incident',
  );
  const reply = foremost
    ? [button(words.say('button.draft-reply'), { do: 'draft-reply', tenantId, incidentId: foremost.id })]
    : [];
  // Two are in sight on a phone: the way back, and the likely next step.
  const next = isBroken ? [escalate, back, ...reply, ...leave] : [...leave, back, ...reply, escalate];
  const room = MOST_BUTTONS - first.length - next.length - 1 - last.length;
  return [...first, ...next, refresh, ...others.slice(0, Math.max(0, room)), ...last];
}

/** Of the problem asked for, else of the newest that has one. */
function review({ customer, open, resolved }: ServiceTimeline, focus: Incident | undefined, words: Words) {
  const reviewed = focus ? [focus] : [...open, ...resolved];
  const incident = reviewed.find(hasReview);
  if (!incident) return [];
  const file = { kind: 'post-incident-review', tenantId: customer.tenantId, incidentId: incident.id } as const;
  return [button(words.say('button.review'), { do: 'send-file', file })];
}
