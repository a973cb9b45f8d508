import type { Problem } from '../world/problem.ts';
import { nameOf, type ServiceId } from '../world/services.ts';

/** What a live incident is about, and how it goes on. */
export interface Script extends Pick<Problem, 'title' | 'impact'> {
  readonly scope: string;
  readonly cause: string;
  /** What is done about it. */
  readonly repair: string;
}

const SCRIPTS: Readonly<Partial<Record<ServiceId, Script>>> = {
  microsoftteams: {
    title: 'Some users cannot join meetings in Microsoft Teams',
    impact: 'Users may see a spinning circle when they join a meeting, and are asked to try again.',
    scope: 'Any user whose meetings are set up in the affected region may be hit.',
    cause: 'Servers that admit people to meetings ran out of connections after a change to their load balancing.',
    repair: 'The change to load balancing is being taken back, one group of servers after the other.',
  },
  SharePoint: {
    title: 'Some users cannot open sites in SharePoint Online',
    impact: 'Users may see an error page when they open sites and document libraries.',
    scope: 'Any user whose sites are kept in the affected storage may be hit.',
    cause: 'A storage unit answered too slowly after a part of it was replaced.',
    repair: 'Sites are being moved to healthy storage.',
  },
  Exchange: {
    title: 'Some users cannot sign in to their mailbox in Exchange Online',
    impact: 'Users may be asked for their password again and again when they open their mailbox.',
    scope: 'Any user whose mailbox is in the affected region may be hit.',
    cause: 'A certificate that mailbox servers use among themselves was renewed on part of the servers only.',
    repair: 'The remaining servers are being given the new certificate.',
  },
};

/** Services that the sandbox breaks by itself, in turn. */
export const LIVE_SERVICES = Object.keys(SCRIPTS) as readonly ServiceId[];

export const scriptFor = (service: ServiceId): Script =>
  SCRIPTS[service] ?? {
    title: `Some users cannot use ${nameOf(service)}`,
    impact: `Users may see errors when they open ${nameOf(service)}.`,
    scope: 'Any user in the affected region may be hit.',
    cause: 'A routine change was rolled out to more servers than planned.',
    repair: 'The change is being taken back.',
  };
