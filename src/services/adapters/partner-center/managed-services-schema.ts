import { z } from 'zod';
import type { ManagedService } from '../../../domain/service-details.ts';
import { WireText, wireList } from '../wire/wire-time.ts';

const Link = z
  .object({ uri: WireText })
  .nullish()
  .transform((link) => link?.uri);

/** One of `managedservices`: its id is a workload's (`MicrosoftCommunicationsOnline`), its name has no blanks. */
const WireManagedService = z
  .object({ id: WireText, name: WireText, links: z.object({ adminService: Link, serviceHealth: Link }).nullish() })
  .transform(({ id, name = id, links }): ManagedService | undefined => {
    if (name === undefined) return undefined;
    const { adminService: admin, serviceHealth: health } = links ?? {};
    return { names: id === undefined ? [name] : [id, name], ...(admin && { admin }), ...(health && { health }) };
  });

/** All of a customer's at once: this list has no pages. */
export const ManagedServices = z
  .object({ items: wireList(WireManagedService) })
  .transform(({ items }) => items.filter((one) => one !== undefined));
