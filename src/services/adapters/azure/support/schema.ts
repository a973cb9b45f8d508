import { z } from 'zod';
import type { RequestNote, RequestStatus } from '../../../../domain/service-request.ts';
import type { DeskEntry } from '../../../desk-ports.ts';
import { readableText } from '../../wire/readable-text.ts';
import { WireText, WireTime } from '../../wire/wire-time.ts';
import { armPage } from '../camel-cased.ts';

const WireEntry = z
  .object({ id: z.string().min(1), name: WireText, properties: z.object({ displayName: WireText }).nullish() })
  .transform(({ id, name, properties }): DeskEntry => ({ id, name: properties?.displayName ?? name ?? id }));

/** Services, or the problem classifications of one; ids are whole paths. */
export const EntryPage = armPage(WireEntry);

/** Whether a name may be used; where not, why. */
export const NameAvailability = z
  .object({ nameAvailable: z.boolean(), message: WireText, reason: WireText })
  .transform(({ nameAvailable, message, reason }) => ({ isFree: nameAvailable, said: message ?? reason ?? '' }));

/** A ticket as it stands. */
export interface Ticket {
  readonly name: string;
  readonly number?: string;
  readonly status: RequestStatus;
  readonly said?: string;
  readonly engineer?: string;
}

const STATUS: Readonly<Record<string, RequestStatus>> = { open: 'open', closed: 'closed' };

export const WireTicket = z
  .object({
    name: z.string().min(1),
    properties: z.object({
      supportTicketId: WireText,
      status: WireText,
      supportEngineer: z.object({ emailAddress: WireText }).nullish(),
    }),
  })
  .transform(({ name, properties: { supportTicketId: number, status, supportEngineer } }): Ticket => {
    const engineer = supportEngineer?.emailAddress;
    return {
      name,
      status: STATUS[status?.toLowerCase() ?? ''] ?? 'unknown',
      ...(status && { said: status }),
      ...(number && { number }),
      ...(engineer && { engineer }),
    };
  });

const WireCommunication = z
  .object({
    name: WireText,
    properties: z.object({
      body: WireText,
      subject: WireText,
      sender: WireText,
      communicationDirection: WireText,
      createdDate: WireTime,
    }),
  })
  .transform(({ name, properties: { body, subject, sender, communicationDirection, createdDate } }) => {
    const note: RequestNote = {
      text: readableText(body ?? subject ?? ''),
      ...(sender && { by: sender }),
      ...(createdDate && { at: createdDate }),
    };
    // Microsoft counts from its own side: `outbound` is what leaves the customer's.
    return { name, note, isOurs: communicationDirection?.toLowerCase() === 'outbound' };
  });

export const CommunicationPage = armPage(WireCommunication);

/** What the asking token may do at a scope. */
export const PermissionPage = armPage(
  z.object({ actions: z.array(z.string()).default([]), notActions: z.array(z.string()).default([]) }),
);

/** How far a long-running operation has come. */
export const Operation = z
  .object({ status: z.string(), error: z.unknown().optional() })
  .transform(({ status, error }) => ({ status: status.toLowerCase(), error }));

/** What an error answer tells of fields: details with a target. */
export const ErrorDetails = z
  .object({
    error: z.object({
      code: WireText,
      message: WireText,
      details: z.array(z.object({ target: WireText, message: WireText, code: WireText })).nullish(),
    }),
  })
  .transform(({ error }) => error);
