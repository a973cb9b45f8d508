import { SettingsError } from '../../config.ts';
import type { Agent } from '../../domain/agent.ts';
import type { Customer } from '../../domain/customer.ts';
import type { FiledRequest } from '../../domain/filed-request.ts';
import type { DeskReadiness } from '../../domain/filing.ts';
import { EMPTY_FORM } from '../../domain/request-draft.ts';
import { AZURE_SERVICE_ID } from '../../domain/service.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { IsIndirect } from '../../services/access/is-indirect.ts';
import type { Way } from '../../services/access/ways.ts';
import type { AccountNeeds } from '../../services/checkup/accounts.ts';
import type { AzureDeskGap, DeskNeeds } from '../../services/checkup/desks.ts';
import type { RequestDesk } from '../../services/desk-ports.ts';
import type { CustomerDirectory } from '../../services/ports.ts';
import { createDesks } from '../desks.ts';
import { createMicrosoft, type Microsoft } from '../microsoft.ts';
import type { DoctorsDesk } from './needs.ts';

const LIMIT_MS = 20_000;
/** A customer may keep its requests to itself; that many in a row are asked about. */
const MOST_ASKED = 3;

/** One of the desks as the bot has it, for questions alone; whoever asks is taken to hold every right. */
function deskOf(
  { config, world, access }: DoctorsDesk,
  microsoft: Pick<Microsoft, 'azure' | 'requests'>,
  name: 'azure' | 'own',
  isIndirect: IsIndirect = async () => false,
): RequestDesk | undefined {
  const permissions = { agentMayFile: async () => true, whoMayFile: async () => [] };
  const only = { ...config, REQUEST_DESKS: config.REQUEST_DESKS.filter((one) => one === name) };
  return createDesks({ config: only, world, access, microsoft, permissions, isIndirect })[0];
}

export function deskNeeds(desk: DoctorsDesk, accounts: AccountNeeds['accounts']): DeskNeeds {
  const { world, microsoft } = desk;
  return { ownDesk: ownDesk(desk), requests: requests() };

  function requests(): DeskNeeds['requests'] {
    const { requests: directory } = microsoft;
    if (typeof directory === 'string') return directory;
    if (!accounts) return 'not-seen';
    if (!accounts.has('partner')) return 'not-signed-in';
    return async () => {
      const customers = await firstCustomers(microsoft, world.deadline(LIMIT_MS));
      const refusals: SourceError[] = [];
      for (const customer of customers) {
        try {
          return (await directory.list(customer, world.deadline(LIMIT_MS))).length;
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
          refusals.push(error);
        }
      }
      throw refusals[0] ?? new SourceError('not-found', 'partner-center', 'there is no customer to ask about');
    };
  }
}

function ownDesk(desk: DoctorsDesk): DeskNeeds['ownDesk'] {
  const { world } = desk;
  let own: RequestDesk | undefined;
  try {
    own = deskOf(desk, desk.microsoft, 'own');
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return own && (() => own.read(noRequest(desk, `doctor-${world.newId()}`), world.deadline(LIMIT_MS)));
}

export function azureDeskGap({ config }: DoctorsDesk): AzureDeskGap | undefined {
  if (!config.REQUEST_DESKS.includes('azure')) return 'left-out';
  if (config.PARTNER_CENTER === 'off') return 'indirect';
  return config.SUPPORT_COUNTRY ? undefined : 'no-country';
}

/** What Azure's desk says of a customer, by one way into its tenant and by Lighthouse; what is found out is noted nowhere. */
export function createAskAzureDesk(
  desk: DoctorsDesk,
  isIndirect: IsIndirect,
): (way: Way) => (customer: Customer) => Promise<DeskReadiness> {
  const { config, world, access } = desk;
  const azureWays = { wayOf: async () => undefined, note: async () => {} };
  const service = { id: AZURE_SERVICE_ID, name: 'Azure', source: 'azure' } as const;
  return (way) => {
    const microsoft = createMicrosoft(config, world, { ...access, azureWays, customers: access.tokens[way] });
    const azure = deskOf(desk, microsoft, 'azure', isIndirect);
    return async (customer) => {
      try {
        const question = { customer, service, agent: nobody(desk) };
        const readiness = await azure?.readiness(question, world.deadline(LIMIT_MS));
        return readiness ?? { kind: 'not-here', why: 'other-service' };
      } catch (error) {
        if (error instanceof SourceError) return { kind: 'failed', failure: error };
        throw error;
      }
    };
  };
}

const nobody = ({ config }: DoctorsDesk): Agent => ({
  objectId: 'doctor',
  tenantId: config.PARTNER_TENANT_ID,
  name: 'doctor',
});

/** A request that no desk has. */
const noRequest = (desk: DoctorsDesk, id: string): FiledRequest => ({
  ...{ id, deskId: 'own', deskKind: 'own', progress: 'filed', begunAt: desk.world.clock() },
  ...{ followers: [], history: [], toldEvents: 0 },
  packet: {
    ...{ title: '', description: '', severity: 'minimal', businessImpact: '', affectedUsers: '', stepsTried: '' },
    customer: { tenantId: desk.config.PARTNER_TENANT_ID, name: 'doctor', domain: '' },
    service: { id: 'doctor', name: 'doctor', source: 'microsoft365' },
    incidents: [],
    copies: [],
    startedAt: desk.world.clock(),
    contact: EMPTY_FORM.contact,
    by: nobody(desk),
  },
});

async function firstCustomers({ directories }: Microsoft, signal: AbortSignal): Promise<readonly Customer[]> {
  const directory: CustomerDirectory | undefined = directories.find(
    ({ relation }) => relation === 'partner-center',
  )?.directory;
  if (!directory) return [];
  for await (const page of directory.pages(signal)) return page.slice(0, MOST_ASKED);
  return [];
}
