import type { Ticket } from '../world/tickets.ts';
import type { TicketFields } from './ticket-fields.ts';

/** Azure support's things as they are told. */
export const serviceOnWire = ({ id, name }: { readonly id: string; readonly name: string }) => ({
  id: `/providers/Microsoft.Support/services/${id}`,
  name: id,
  type: 'Microsoft.Support/services',
  properties: { displayName: name, resourceTypes: [] },
});

export const classificationOnWire =
  (serviceId: string) =>
  ({ id, name }: { readonly id: string; readonly name: string }) => ({
    id: `/providers/Microsoft.Support/services/${serviceId}/problemClassifications/${id}`,
    name: id,
    type: 'Microsoft.Support/problemClassifications',
    properties: { displayName: name, secondaryConsentEnabled: [] },
  });

export function ticketOnWire({ id, number, status, engineer, createdAt, filed, messages }: Ticket) {
  const fields = filed as unknown as TicketFields;
  return {
    id,
    name: id.split('/').at(-1),
    type: 'Microsoft.Support/supportTickets',
    properties: {
      ...fields,
      supportTicketId: number,
      status,
      createdDate: createdAt.toISOString(),
      modifiedDate: (messages.at(-1)?.at ?? createdAt).toISOString(),
      supportEngineer: { emailAddress: engineer ?? null },
    },
  };
}

export const communicationOnWire = (ticket: Ticket, { name, by, at, text, isOurs }: Ticket['messages'][number]) => ({
  id: `${ticket.id}/communications/${name}`,
  name,
  type: 'Microsoft.Support/communications',
  properties: {
    communicationType: 'web',
    communicationDirection: isOurs ? 'outbound' : 'inbound',
    sender: by,
    subject: (ticket.filed as unknown as TicketFields).title,
    body: text,
    createdDate: at.toISOString(),
  },
});
