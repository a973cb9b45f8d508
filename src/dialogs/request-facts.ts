import type { ByHand } from '../cards/by-hand.ts';
import type { DeskOption } from '../cards/request-form-card.ts';
import type { Agent } from '../domain/agent.ts';
import type { Customer } from '../domain/customer.ts';
import type { HealthReport } from '../domain/health-report.ts';
import type { Incident } from '../domain/incident.ts';
import type { Outage } from '../domain/outage.ts';
import type { PortalTemplates } from '../domain/portal-links.ts';
import type { LinkedIncident, RequestDraft, RequestService } from '../domain/request-draft.ts';
import type { RequestPacket } from '../domain/request-packet.ts';
import type { DeskTargets } from '../domain/response-targets.ts';
import { seenBy } from '../services/access/sees.ts';
import type { AgentContact } from '../services/contact-ports.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import type { DraftBook, RequestBook, RequestDesk } from '../services/desk-ports.ts';
import type { ReportHealth } from '../services/health/report-health.ts';
import type { CardClaim } from '../services/requests/card-claim.ts';
import type { ChooseDesk } from '../services/requests/choose-desk.ts';
import type { FileRequest } from '../services/requests/file-request.ts';
import type { ListRequests } from '../services/requests/list-requests.ts';
import type { SuggestTopics } from '../services/requests/suggest-topics.ts';
import type { TendRequest } from '../services/requests/tend-request.ts';
import type { Stage } from './stage.ts';

/** What it takes to file service requests. */
export interface Filing {
  readonly drafts: DraftBook;
  readonly requests: Pick<RequestBook, 'request' | 'ofCustomers'>;
  readonly listRequests: ListRequests;
  /** Has a request's desk asked at once how it stands. */
  readonly hurry: (requestId: string) => Promise<void>;
  readonly chooseDesk: ChooseDesk;
  readonly desk: (id: string) => RequestDesk | undefined;
  readonly topics: SuggestTopics;
  readonly fileRequest: FileRequest;
  readonly tendRequest: TendRequest;
  readonly cardClaim: CardClaim;
  /** Nothing where the directory does not tell. */
  readonly contactOf: (agent: Agent) => Promise<AgentContact | undefined>;
  readonly targets: DeskTargets;
  /** For an agent's own hands: where to file it, and what to fill in there. */
  readonly handOff: (packet: RequestPacket) => ByHand;
  readonly clock: () => Date;
}

export interface RequestNeeds {
  /** By Microsoft's id; absent where nothing is watched. */
  readonly outage?: (incidentId: string) => Promise<Outage | undefined>;
  readonly customers: () => CustomerIndex;
  readonly reportHealth: ReportHealth;
  readonly portals: PortalTemplates;
  readonly filing: Filing;
}

/** What is known about a draft just now. */
export interface RequestFacts {
  /** Chosen for sure, still ours, and within the agent's reach. */
  readonly customer: Customer | undefined;
  readonly report: HealthReport | undefined;
  /** The customer's; the draft's own stands among them whatever the sources say. */
  readonly services: readonly RequestService[];
  /** The usable ones first. */
  readonly desks: readonly DeskOption[];
}

export async function factsOf(
  needs: Pick<RequestNeeds, 'customers' | 'reportHealth' | 'filing'>,
  stage: Stage,
  draft: RequestDraft,
): Promise<RequestFacts> {
  const { customers, reportHealth } = needs;
  const { service } = draft;
  const finds = await stage.access.finds();
  const named = draft.customer?.knownBy === 'exact' ? customers().byTenantId(draft.customer.tenantId) : undefined;
  const customer = named && finds(named) ? named : undefined;
  const own = service ? [service] : [];
  if (!customer) return { customer, report: undefined, services: own, desks: [] };
  // Filing is what they asked for, and a report is what they see.
  await stage.access.record({ deed: 'see-health', tenantId: customer.tenantId });
  const report = await reportHealth(customer, { sees: await seenBy(stage, customer, false) });
  const told = report.services.map(({ id, name, source }): RequestService => ({ id, name, source }));
  const services = [...told, ...own.filter((one) => !told.some((other) => isSame(one, other)))];
  const desks = service ? await desksFor(needs, customer, service, stage.agent) : [];
  return { customer, report, services, desks };
}

/** What each desk says to them. */
export async function desksFor(
  { filing }: Pick<RequestNeeds, 'filing'>,
  customer: Customer,
  service: RequestService,
  agent: Agent,
): Promise<readonly DeskOption[]> {
  const choices = await filing.chooseDesk({ customer, service, agent });
  return choices.map(({ desk: { id, kind }, readiness }) => ({ id, kind, readiness }));
}

export const isSame = (one: RequestService, other: RequestService): boolean =>
  one.id === other.id && one.source === other.source;

/** What is open on a service, as a request is linked to it: advisories are many and old, and explain nothing by themselves. */
export const openOn = (report: HealthReport, { id, source }: RequestService): readonly Incident[] =>
  report.incidents.filter(
    (incident) =>
      incident.isOpen &&
      incident.classification === 'incident' &&
      incident.serviceId === id &&
      incident.source === source,
  );

export const linkTo = ({ id, title, isOpen, phase, startedAt }: Incident): LinkedIncident => ({
  id,
  title,
  isOpen,
  phase,
  startedAt,
});

/** The linked incidents as they stand now; one that no source tells of any more stays as it was. */
export function asTheyStand(
  linked: readonly LinkedIncident[],
  report: HealthReport | undefined,
): readonly LinkedIncident[] {
  const now = new Map(report?.incidents.map((incident) => [incident.id.toUpperCase(), incident]));
  return linked.map((one) => {
    const found = now.get(one.id.toUpperCase());
    return found ? linkTo(found) : one;
  });
}
