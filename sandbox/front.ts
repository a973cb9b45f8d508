import { azureRoutes } from './azure/azure.ts';
import type { Clock } from './clock.ts';
import { controlRoutes } from './control/control.ts';
import { loginControlRoutes } from './control/login-control.ts';
import { scenarioRoutes } from './control/scenario-control.ts';
import { ticketRoutes } from './control/ticket-control.ts';
import { deskRoutes } from './desk/receiver.ts';
import { type Answer, type Ask, json, type Route } from './exchange.ts';
import { answerUnder, createFaults, strikes } from './faults.ts';
import { directoryRoutes } from './graph/directory.ts';
import { graphRefusals } from './graph/refusals.ts';
import { relationshipRoutes } from './graph/relationships.ts';
import { serviceAnnouncementRoutes } from './graph/service-announcement.ts';
import { serviceManagementRoutes } from './graph/service-management.ts';
import { subscribedSkuRoutes } from './graph/subscribed-skus.ts';
import { tenantRoutes } from './graph/tenants.ts';
import { createJournal } from './journal.ts';
import { vaultRoutes } from './key-vault.ts';
import { createPlaybill } from './live/playbill.ts';
import { createAccounts } from './login/accounts.ts';
import { tokenOf } from './login/bearer.ts';
import { createClientProofs } from './login/client-proof.ts';
import { createConsents } from './login/consents.ts';
import { loginRoutes } from './login/login.ts';
import type { RefusalCode } from './login/refusals.ts';
import { createTokens } from './login/tokens.ts';
import { entitlementRoutes } from './partner-center/azure-entitlements.ts';
import { consentRoutes } from './partner-center/consents.ts';
import { partnerCenterRoutes } from './partner-center/customers.ts';
import { createEvents } from './partner-center/events.ts';
import { managedServiceRoutes } from './partner-center/managed-services.ts';
import { serviceRequestRoutes } from './partner-center/service-requests.ts';
import { createWebhookRegistration } from './partner-center/webhook-registration.ts';
import { createUploads } from './sharepoint/uploads.ts';
import { createThrottle } from './throttle.ts';
import { createDirectory } from './world/staff.ts';
import { createShelf } from './world/tickets.ts';
import type { World } from './world/world.ts';

/** Nothing, when the request is to be left without an answer. */
export type Front = (ask: Ask, signal: AbortSignal) => Promise<Answer | undefined>;

interface Needs {
  readonly world: World;
  readonly clock: Clock;
  /** The machine's time, in milliseconds. */
  readonly machine: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Incidents come by themselves. */
  readonly isLive: boolean;
}

/** One front for all of Microsoft: notes the request, lets faults strike, then asks whom the path names. */
export function createFront({ world: quiet, clock, machine, wait, isLive }: Needs): Front {
  const playbill = createPlaybill({ world: quiet, now: clock.now, isLive });
  const { world } = playbill;
  const [tokens, throttle, faults, journal] = [
    createTokens(machine),
    createThrottle(machine),
    createFaults(),
    createJournal(),
  ];
  const refusals = graphRefusals(clock.now);
  const statuses = new Map<string, string>();
  const events = createEvents(clock.now);
  const directory = createDirectory();
  const uploads = createUploads();
  const registration = createWebhookRegistration(tokens);
  const statusNow = (id: string) => statuses.get(id);
  const [proofs, consents, accounts] = [createClientProofs(tokens, machine), createConsents(), createAccounts()];
  const policies = new Map<string, RefusalCode>();
  const [azureTickets, ownTickets] = [createShelf('2611', clock.now), createShelf('D-', clock.now)];
  const control = [
    ...controlRoutes({ world, clock, faults, journal, throttle, statuses, directory }),
    ...loginControlRoutes({ world, consents, proofs, accounts, policies }),
    ...uploads.control,
    ...registration.control,
    ...scenarioRoutes(playbill, quiet),
    ...ticketRoutes([azureTickets, ownTickets], clock.now),
  ];
  const microsoft: readonly Route[] = [
    ...serviceAnnouncementRoutes({ world, tokens, throttle, refusals }, clock.now),
    ...tenantRoutes(world, tokens, refusals),
    ...subscribedSkuRoutes(world, tokens, refusals),
    ...serviceManagementRoutes(world, tokens, refusals),
    ...directoryRoutes({ directory, tokens, refusals }),
    ...relationshipRoutes({ world, tokens, refusals, statusNow }),
    ...partnerCenterRoutes(world, tokens),
    ...managedServiceRoutes({ world, tokens, directory }),
    ...serviceRequestRoutes({ world, tokens, directory, now: clock.now }),
    ...entitlementRoutes(world, tokens),
    ...consentRoutes({ world, tokens, consents, directory }),
    ...events.routes,
    ...registration.routes,
    ...uploads.routes,
    ...azureRoutes({ world, tokens, now: clock.now, tickets: azureTickets }),
    ...deskRoutes({ shelf: ownTickets, now: clock.now, machine }),
    ...vaultRoutes(tokens),
    ...loginRoutes({
      ...{ world, tokens, proofs, consents, accounts, policies, directory, statusNow, machine },
      now: clock.now,
    }),
  ];

  const tenantOf = (ask: Ask): string | undefined => {
    const token = tokenOf(ask);
    if (token !== undefined) return tokens.read(token)?.tid;
    return world.find(ask.path.split('/')[1] ?? '')?.tenantId;
  };
  const standing = (ask: Ask, tenantId: string | undefined) =>
    world.find(tenantId ?? '')?.misbehaves.find((fault) => strikes(fault, ask, undefined));

  return async (ask, signal) => {
    if (ask.method === 'POST' && ask.path === '/_sandbox/partner-center/webhook') return await events.send(ask, signal);
    const [, watched] = /^\/_sandbox\/faults\/([^/]+)\/met$/.exec(ask.path) ?? [];
    if (watched) {
      await faults.met(watched);
      return json(200, { id: watched });
    }
    if (ask.path.startsWith('/_sandbox/')) return answerFrom(control, ask) ?? NOT_OURS;
    const tenantId = tenantOf(ask);
    const entry = journal.open(ask, tenantId);
    const fault = faults.meet(ask, tenantId) ?? standing(ask, tenantId);
    const truth = (): Answer =>
      answerFrom(microsoft, ask) ?? (ask.path.startsWith('/v1.0/') ? refusals.segment(ask, ask.path) : NOT_OURS);
    const answer = fault ? await answerUnder(fault, truth, wait, signal) : truth();
    entry.status = answer?.status ?? 0;
    return answer;
  };
}

const NOT_OURS = json(404, { error: { code: 'NotFound', message: 'The sandbox does not simulate this.' } });

function answerFrom(routes: readonly Route[], ask: Ask): Answer | undefined {
  for (const { method, path, handle } of routes) {
    const match = method === ask.method ? path.exec(ask.path) : null;
    if (match) return handle(ask, match.slice(1));
  }
  return undefined;
}
