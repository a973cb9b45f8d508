/** Who asks: what the channel's signed activity says, never what a card carries. */
export interface Agent {
  /** Entra object id in the agent's home tenant. */
  readonly objectId: string;
  /** The agent's home tenant; a guest's is not the partner's. */
  readonly tenantId: string;
  readonly name: string;
}

/** Partner Center's roles, as the partner's own tenant holds them: three security groups and one directory role. */
export const PARTNER_ROLES = ['global-admin', 'admin-agent', 'helpdesk-agent', 'sales-agent'] as const;

export type PartnerRole = (typeof PARTNER_ROLES)[number];
