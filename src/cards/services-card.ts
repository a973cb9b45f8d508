import type { AccessNotice } from '../domain/access-notice.ts';
import type { Communication } from '../domain/communication.ts';
import type { HealthReport, ServiceHealth } from '../domain/health-report.ts';
import type { PortalLink } from '../domain/portal-links.ts';
import type { DetailAnswer } from '../domain/service-details.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Words } from '../words/words.ts';
import { accessButtons, accessLines } from './access-lines.ts';
import { actionBar, portalButton } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { detailGaps } from './detail-gaps.ts';
import { countdown, richestThatFits } from './fit.ts';
import { fold } from './fold.ts';
import { type Head, head } from './head.ts';
import { incidentRow } from './incident-row.ts';
import { keptCards } from './kept.ts';
import { licenceRows } from './licence-lines.ts';
import { maintenanceRows } from './maintenance-rows.ts';
import { type Named, rowsWithin } from './more.ts';
import { readLine } from './read-line.ts';
import { cardFrom } from './render.ts';
import { smallLine } from './rich-text.ts';
import { nameRow } from './row.ts';
import { groupServices, type ServiceGroups } from './service-groups.ts';
import { serviceRows } from './service-rows.ts';
import template from './services-card.json' with { type: 'json' };
import { servicesVerdict } from './services-verdict.ts';
import { ACCENT } from './state.ts';
import { verdictLine } from './verdict-lines.ts';

const fill = cardFrom<
  Head & ServicesBody & { readonly access: readonly Element[]; readonly actions: readonly Element[] }
>(template);

interface ServicesBody {
  readonly rows: readonly Element[];
  readonly folds: readonly Element[];
}

export interface ServicesCardNeeds {
  readonly report: HealthReport;
  readonly portals: readonly PortalLink[];
  /** What there is to say about our access to the customer, to this reader. */
  readonly access?: AccessNotice;
  /** Details that were asked for in vain, for a reader who can do something about it. */
  readonly gaps?: readonly DetailAnswer[];
  /** In planned maintenance just now. */
  readonly maintenance?: readonly Communication[];
  /** Us or Microsoft? */
  readonly judged?: Verdict;
  /** Whether the reader may look at the service requests that exist. */
  readonly hasRequests?: boolean;
  /** Whether the reader may look at what Microsoft announces. */
  readonly hasMessages?: boolean;
  readonly words: Words;
  readonly now: Date;
}

/** Is it broken, is it Microsoft, since when: all services of a customer, worst first, the healthy ones folded. */
export const servicesCard = keptCards(
  finished,
  ({ report, words: { locale, zone } }: ServicesCardNeeds) => `${report.customer.tenantId} ${locale} ${zone}`,
);

function finished(needs: ServicesCardNeeds): Card {
  const { report, words, now } = needs;
  const { customer, headline, answers } = report;
  const notice = needs.access ? accessLines(needs.access, customer, words) : [];
  const access = [...notice, ...detailGaps(needs.gaps ?? [], words)];
  const top = head(
    words,
    servicesVerdict(report, words),
    readLine(customer, answers, words, now),
    ACCENT[headline.status],
  );
  const actions = actionBar(buttons(needs));
  const messages = messagesRow(needs, actions);
  const groups = groupServices(report);
  return richestThatFits(countdown(Object.values(groups).flat().length), (room) =>
    fill({ ...top, ...withLast(body(needs, groups, room), messages), access, actions }),
  );
}

/** What had no room among the buttons. */
function messagesRow(
  { report, hasMessages, words }: ServicesCardNeeds,
  actions: readonly Element[],
): readonly Element[] {
  if (!hasMessages || report.headline.kind === 'no-access') return [];
  const { tenantId } = report.customer;
  const isOffered = actions.some(({ verb }) => verb === MESSAGES);
  return isOffered ? [] : [nameRow(words.say('button.messages'), { do: MESSAGES, tenantId })];
}

const withLast = ({ rows, folds }: ServicesBody, last: readonly Element[]): ServicesBody => ({
  rows,
  folds: [...folds, ...last],
});

/** Where there is no room for every row, the healthy services go first, then advisories. */
function body(
  { report, access, maintenance = [], judged, words, now }: ServicesCardNeeds,
  groups: ServiceGroups,
  room: number,
): ServicesBody {
  const { customer, headline } = report;
  const make = serviceRows(report, words, now);
  let left = room;
  const within = (all: readonly Named[]) => {
    const rows = rowsWithin(Math.max(0, left), all, words);
    left -= all.length;
    return rows;
  };
  const newsRow = { customer, words, now, withService: true, withIcon: true };
  const rows = within([
    ...groups.troubled.map(make.troubled),
    ...maintenanceRows(maintenance, customer.tenantId, words, now),
    ...make.silent(groups.silent.filter((service) => !isSaid(service, access))),
    ...groups.news
      .filter(({ id }) => !maintenance.some((one) => one.id === id))
      .map((incident) => incidentRow(incident, newsRow)),
    ...groups.noted.map(make.noted),
    ...licenceRows(
      report.services.filter((service) => !groups.troubled.includes(service)),
      words,
    ),
  ]);
  const ahead = groups.planned.filter(({ id }) => !maintenance.some((one) => one.id === id));
  const planned = fold({
    id: 'maintenance',
    status: 'maintenance',
    title: words.say('count.maintenance', { count: ahead.length }),
    items: within(ahead.map((incident) => incidentRow(incident, newsRow))),
  });
  const advised = fold({
    id: 'advisories',
    status: 'advisory',
    title: words.say('services.advisories', {
      advisories: headline.knownAdvisories,
      services: headline.servicesWithAdvisories,
    }),
    items: within(groups.advised.map(({ service, known }) => make.advised(service, known))),
  });
  const unpublished = fold({
    id: 'unpublished',
    status: 'unknown',
    title: words.say('services.unpublished', { count: groups.unpublished.length }),
    items: within(groups.unpublished.map(make.named)),
  });
  const healthy = fold({
    id: 'operational',
    status: 'operational',
    title: words.say('services.operational', { count: groups.healthy.length }),
    items: within(groups.healthy.map(make.named)),
  });
  const none = report.services.length === 0 ? [smallLine(words.say('services.none'))] : [];
  const hidden = report.hidden.includes('azure') ? [smallLine(words.say('azure.hidden'), 'Small')] : [];
  const verdict = judged ? [verdictLine(judged, words, now)] : [];
  return {
    rows: [...verdict, ...rows, ...none],
    folds: [...planned, ...advised, ...healthy, ...unpublished, ...hidden],
  };
}

/** That access has ended is said once, with its date, and not again for each source. */
const isSaid = ({ failure }: ServiceHealth, access: AccessNotice | undefined): boolean =>
  access?.kind === 'ended' && failure?.kind === 'access-ended';

const MOST_BUTTONS = 6;
const MESSAGES = 'show-communications';

/** Nobody can follow a delegated link into a tenant that we may not see. */
function buttons(needs: ServicesCardNeeds): readonly Element[] {
  const { report, portals, access, hasRequests = false, hasMessages = false, words } = needs;
  const { kind } = report.headline;
  const { tenantId } = report.customer;
  const refresh = button(words.say('button.refresh'), { do: 'show-services', tenantId, fresh: true });
  const customers = button(words.say('button.customers'), { do: 'show-customers' });
  const renew = accessButtons(access, report.customer, words);
  if (kind === 'no-access') return [customers, refresh, ...renew];
  const escalate = button(words.say('button.escalate'), { do: 'escalate', tenantId });
  // What renews an access that ends goes before what is found elsewhere, too: there is room for six.
  const links = portals.map((link) => portalButton(link, words)).slice(0, MOST_BUTTONS - 3 - renew.length);
  const requests = hasRequests ? [button(words.say('button.requests'), { do: 'show-requests', tenantId })] : [];
  const messages = hasMessages ? [button(words.say('button.messages'), { do: MESSAGES, tenantId })] : [];
  const more = [...requests, ...messages].slice(0, MOST_BUTTONS - 3 - links.length - renew.length).concat(renew);
  if (kind === 'clear') return [escalate, customers, refresh, ...links, ...more];
  return kind === 'cannot-tell'
    ? [refresh, ...links, escalate, customers, ...more]
    : [escalate, ...links.slice(0, 1), refresh, ...links.slice(1), customers, ...more];
}
