import type { Customer } from '../domain/customer.ts';
import type { HealthReport, ServiceHealth, ServiceTimeline } from '../domain/health-report.ts';
import type { Incident } from '../domain/incident.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { countdown, richestThatFits } from './fit.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { latestPost } from './posts.ts';
import { BOLD, dotted, line, run, SMALL, smallLine } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';
import { groupServices } from './service-groups.ts';
import { servicesVerdict } from './services-verdict.ts';
import { standing, stateOf } from './standing.ts';
import { ACCENT, icon } from './state.ts';
import { timelineVerdict } from './timeline-verdict.ts';
import { since, updateDue } from './times.ts';

export interface SharedHealthNeeds {
  readonly report: HealthReport;
  /** Of the one service that it is about; else it is about all. */
  readonly timeline?: ServiceTimeline | undefined;
  readonly words: Words;
  readonly now: Date;
}

const LETTERS_A_STEP = 100;
const MOST_STEPS = 8;
const MOST_TEXT = 300;
const MOST_PROBLEMS = 6;

/**
 * A customer's health for whoever reads a conversation, the customer's own people too: service, state, Microsoft's words and
 * when there are more. Nobody else's name, no verdict of ours with its reasons, no way of ours into the tenant, no failure of
 * our reading. It stands as it was sent, so it says as of when.
 */
export function sharedHealthCard({ report, timeline, words, now }: SharedHealthNeeds): Card {
  const { customer } = report;
  const { headline } = timeline ?? report;
  const shown = timeline ? { ...report, headline, services: [timeline.service] } : report;
  const verdict = timeline ? timelineVerdict(timeline, undefined, words) : servicesVerdict(report, words);
  const top = head(
    words,
    verdict,
    asOf(timeline?.answers ?? report.answers, customer, words, now),
    ACCENT[headline.status],
  );
  const actions = actionBar(buttons(customer, timeline, words));
  return richestThatFits(countdown(MOST_STEPS), (room) =>
    rowsCard({ ...top, rows: rowsOf(shown, room * LETTERS_A_STEP, words, now), actions }),
  );
}

function asOf(answers: HealthReport['answers'], { domain }: Customer, words: Words, now: Date): string {
  const heard = answers.filter(({ failure }) => failure === undefined);
  const oldest = new Date(Math.min(...heard.map(({ readAt }) => readAt.getTime())));
  const sources = words.list(heard.map(({ source }) => words.say(`source.${source}`)));
  const at = heard.length > 0 ? words.say('share.as-of', { sources, at: words.time(oldest, now) }) : undefined;
  return dotted([clip(domain, 100), at]);
}

function rowsOf(report: HealthReport, letters: number, words: Words, now: Date): readonly Element[] {
  const { troubled, news, noted, silent, planned, healthy } = groupServices(report);
  const { knownAdvisories, servicesWithAdvisories } = report.headline;
  const standsAt = ({ name, status }: ServiceHealth): Element =>
    line([icon(status, ' '), run(clip(name, 100), BOLD), run(` · ${words.say(`status.${status}`)}`, SMALL)], 'Small');
  const problems = [...troubled.flatMap(({ incidents }) => incidents), ...news, ...planned];
  const unexplained = troubled.filter(({ incidents }) => incidents.length === 0);
  const more = problems.length - MOST_PROBLEMS;
  return [
    ...problems.slice(0, MOST_PROBLEMS).map((incident) => problem(incident, letters, words, now)),
    ...(more > 0 ? [smallLine(words.say('count.more', { count: more }), 'Small')] : []),
    ...[...unexplained, ...noted, ...silent].map(standsAt),
    ...(knownAdvisories > 0
      ? [
          smallLine(
            words.say('services.advisories', { advisories: knownAdvisories, services: servicesWithAdvisories }),
            'Small',
          ),
        ]
      : []),
    ...(healthy.length > 0
      ? [line([icon('operational', ' '), run(words.say('services.operational', { count: healthy.length }))], 'Small')]
      : []),
  ];
}

/** How it stands, since when, what users notice, what Microsoft said last, when it says more. */
function problem(incident: Incident, letters: number, words: Words, now: Date): Element {
  const { id, serviceName, classification, title, impact, startedAt, withheld } = incident;
  const { state, phase } = standing(incident, words);
  const due = updateDue(incident, words, now);
  return {
    type: 'Container',
    spacing: 'Medium',
    separator: true,
    items: [
      line([
        icon(stateOf(incident), ' '),
        run(clip(serviceName, 100), BOLD),
        run(` · ${dotted([state, phase])}`, SMALL),
      ]),
      smallLine(dotted([words.say(`classification.${classification}`), clip(id, 60), since(startedAt, words, now)])),
      line([run(clip(title, MOST_TEXT))], 'Small'),
      ...(impact === undefined || impact === title ? [] : [line([run(clip(impact, MOST_TEXT))], 'Small')]),
      ...(withheld ? [] : latestPost(incident, letters, words, now)),
      ...(due === undefined ? [] : [line([run(due)], 'Small')]),
    ],
  };
}

function buttons({ tenantId }: Customer, timeline: ServiceTimeline | undefined, words: Words): readonly Element[] {
  const { source, id: serviceId } = timeline?.service ?? {};
  const of = source && serviceId ? { source, serviceId } : {};
  return [
    button(words.say('button.escalate'), { do: 'escalate', tenantId, ...of }),
    button(words.say('button.refresh'), {
      do: 'share-health',
      tenantId,
      ...(serviceId && { serviceIds: [serviceId] }),
      fresh: true,
    }),
  ];
}

/** For the agent alone, whose client shows no more than its first line. */
export const shareLaterCard = ({ customer, words }: { readonly customer: Customer; readonly words: Words }): Card =>
  rowsCard({
    ...head(words, words.say('share.later', { customer: clip(customer.name, 100) }), words.say('share.later.under')),
    rows: [],
    actions: [],
  });
