import { z } from 'zod';
import type { RequestDetail, RequestSeverity, RequestStatus, ServiceRequest } from '../../../domain/service-request.ts';
import { WireText, WireTime, wireList } from '../wire/wire-time.ts';

/** By number as the list tells it, or by word as one request does; in any case, with or without its underscore. */
const STATUS: Readonly<Record<string, RequestStatus>> = {
  1: 'open',
  open: 'open',
  2: 'closed',
  closed: 'closed',
  3: 'attention-needed',
  attentionneeded: 'attention-needed',
};
const SEVERITY: Readonly<Record<string, RequestSeverity>> = {
  1: 'critical',
  critical: 'critical',
  2: 'moderate',
  moderate: 'moderate',
  3: 'minimal',
  minimal: 'minimal',
};

const member = <Word extends string>(words: Readonly<Record<string, Word>>) =>
  z
    .unknown()
    .optional()
    .transform((wire): Word | 'unknown' => {
      const name = String(wire)
        .toLowerCase()
        .replace(/[\s_-]/g, '');
      return (Object.hasOwn(words, name) ? words[name] : undefined) ?? 'unknown';
    });

/** The number becomes part of an address, and of a button. */
const RequestId = z
  .union([z.string(), z.number()])
  .transform((id) => String(id).trim())
  .pipe(z.string().regex(/^[\w-]{1,60}$/));

const Contact = z
  .object({ firstName: WireText, lastName: WireText, email: WireText })
  .nullish()
  .transform((contact) => {
    const name = [contact?.firstName, contact?.lastName].filter((part) => part !== undefined).join(' ');
    return [name, contact?.email].filter((part) => part).join(', ') || undefined;
  });

const wireRequest = {
  id: RequestId,
  title: WireText,
  status: member(STATUS),
  severity: member(SEVERITY),
  productName: WireText,
  primaryContact: Contact,
  createdDate: WireTime,
  lastModifiedDate: WireTime,
  lastClosedDate: WireTime,
};

const WireRequest = z.object(wireRequest).transform(inOurWords);

/** A page of a customer's requests; `total` counts all pages, where it is told. */
export const RequestPage = z
  .object({ totalCount: z.number().nullish(), items: wireList(WireRequest) })
  .transform(({ totalCount, items }) => ({ total: totalCount ?? undefined, items }));

const WireNote = z.object({ createdByName: WireText, createdDate: WireTime, text: WireText });

export const RequestWithNotes = z
  .object({ ...wireRequest, description: WireText, supportTopicName: WireText, notes: wireList(WireNote) })
  .transform((wire): RequestDetail => {
    const { description, supportTopicName: topic, notes } = wire;
    return {
      ...inOurWords(wire),
      ...(description && { description }),
      ...(topic && { topic }),
      notes: notes
        .flatMap(({ createdByName: by, createdDate: at, text }) =>
          text ? [{ text, ...(by && { by }), ...(at && { at }) }] : [],
        )
        .sort((one, other) => (other.at?.getTime() ?? 0) - (one.at?.getTime() ?? 0)),
    };
  });

function inOurWords(wire: z.output<z.ZodObject<typeof wireRequest>>): ServiceRequest {
  const { id, title, status, severity, productName: product, primaryContact: contact } = wire;
  const { createdDate: createdAt, lastModifiedDate: updatedAt, lastClosedDate: closedAt } = wire;
  return {
    id,
    status,
    severity,
    ...(title && { title }),
    ...(product && { product }),
    ...(contact && { contact }),
    ...(createdAt && { createdAt }),
    ...(updatedAt && { updatedAt }),
    ...(closedAt && { closedAt }),
  };
}
