import type { Meters } from '../metrics-ports.ts';
import type { LookAtCustomer } from '../outages/look-at-customer.ts';

/** The same look, counted by how it ended. */
export const countLooks =
  (look: LookAtCustomer, meters: Pick<Meters, 'looked'>, clock: () => Date): LookAtCustomer =>
  async (customer, source) => {
    const begun = clock().getTime();
    const looked = await look(customer, source);
    meters.looked(source.name, looked.failure?.kind ?? 'answered', (clock().getTime() - begun) / 1000);
    return looked;
  };
