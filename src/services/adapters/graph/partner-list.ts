import type { z } from 'zod';
import type { Asking } from '../http/tokens.ts';
import type { GraphSettings } from './client.ts';
import { createGraphList } from './list.ts';

export interface PartnerGraphSettings extends GraphSettings {
  readonly partnerTenantId: string;
}

/** Walks a list of the partner's own tenant, with that tenant's token. Items that the schema makes nothing of are left out. */
export function createPartnerList(settings: PartnerGraphSettings) {
  const list = createGraphList(settings);
  return <Item extends z.ZodType>(item: Item, path: string, asking: Asking) =>
    list(item, path, settings.partnerTenantId, asking);
}
