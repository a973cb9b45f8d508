import type { Customer } from '../../domain/customer.ts';
import type { ManagedService } from '../../domain/service-details.ts';
import type { ServiceDetailSource } from '../ports.ts';

export interface OnlyToPortalsNeeds {
  readonly isPortalUrl: (address: string) => boolean;
  /** Hears where an address would have led. */
  readonly onStrangeLink: (host: string, source: ServiceDetailSource, customer: Customer) => void;
}

/** A source whose links lead to portals: others are dropped before anybody could follow them. */
export function onlyToPortals(source: ServiceDetailSource, needs: OnlyToPortalsNeeds): ServiceDetailSource {
  const { isPortalUrl, onStrangeLink } = needs;
  return {
    name: source.name,
    async read(customer, signal) {
      const { skus, managed } = await source.read(customer, signal);
      const kept = (address: string | undefined): string | undefined => {
        if (address === undefined || isPortalUrl(address)) return address;
        onStrangeLink(URL.parse(address)?.host ?? 'nowhere', source, customer);
        return undefined;
      };
      return {
        skus,
        managed: managed.map(({ names, ...links }): ManagedService => {
          const [admin, health] = [kept(links.admin), kept(links.health)];
          return { names, ...(admin && { admin }), ...(health && { health }) };
        }),
      };
    },
  };
}
