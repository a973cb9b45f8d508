/** A security group of the partner's own tenant. */
export interface Group {
  readonly id: string;
  readonly displayName: string;
}

const group = (number: number, displayName: string): Group => ({
  id: `5a0d0000-0000-4000-8000-0000000060${String(number).padStart(2, '0')}`,
  displayName,
});

/** Groups by what they are to the partner: the three that Partner Center makes, then those that hold GDAP roles. */
export const groups = {
  adminAgents: group(1, 'AdminAgents'),
  helpdeskAgents: group(2, 'HelpdeskAgents'),
  salesAgents: group(3, 'SalesAgents'),
  /** Reads health and messages of every customer. */
  serviceSupportGlobal: group(11, 'GDAP Service Support Global'),
  /** Reads health and messages of Korean customers alone. */
  serviceSupportKorea: group(12, 'GDAP Service Support Korea'),
  /** Files service requests for every customer. */
  tickets: group(13, 'GDAP Tickets'),
  /** Sees Azure, of which GDAP says nothing. */
  azureReaders: group(14, 'Azure readers'),
  /** Files Azure support tickets, where a subscription says so. */
  azureSupport: group(15, 'Azure support'),
} as const satisfies Record<string, Group>;
