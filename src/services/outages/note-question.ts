import type { Agent } from '../../domain/agent.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Service } from '../../domain/service.ts';
import type { AskedBook } from '../question-ports.ts';

/** An agent has asked about one service of one customer. */
export type NoteQuestion = (
  agent: Agent,
  customer: Customer,
  service: Pick<Service, 'source' | 'id' | 'name'>,
) => Promise<void>;

/** Remembers that somebody asked, not who: a digest tells agents apart, and that is all it takes. */
export function createNoteQuestion(needs: {
  readonly asked: Pick<AskedBook, 'note'>;
  readonly clock: () => Date;
  /** One way only: nobody is to be read out of it. */
  readonly digest: (text: string) => string;
}): NoteQuestion {
  return async ({ tenantId, objectId }, customer, { source, id, name }) => {
    const by = needs.digest(`${tenantId}/${objectId}`.toLowerCase());
    const service = { source, serviceId: id, serviceName: name };
    await needs.asked.note({ tenantId: customer.tenantId, ...service, by, at: needs.clock() });
  };
}
