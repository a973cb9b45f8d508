import { z } from 'zod';
import type { Attachment, Communication, CommunicationCategory } from '../../../domain/communication.ts';
import type { PostLabel, PostPart } from '../../../domain/incident.ts';
import { postParts } from '../wire/post-parts.ts';
import { readableText } from '../wire/readable-text.ts';
import { type Hours, inOrder, toldMoment, toldWindow } from '../wire/told-hours.ts';
import { WireText, WireTime, wireList } from '../wire/wire-time.ts';

/** Graph's `serviceUpdateCategory`, in lower case: the wire is camelCase, Microsoft's samples are PascalCase. */
const CATEGORIES: Readonly<Record<string, CommunicationCategory>> = {
  preventorfixissue: 'prevent-or-fix-issue',
  planforchange: 'plan-for-change',
  stayinformed: 'stay-informed',
};

const Category = WireText.transform((wire): CommunicationCategory => CATEGORIES[wire?.toLowerCase() ?? ''] ?? 'other');

/** A severity nobody knows is the mildest. */
const Severity = WireText.transform((wire): Communication['severity'] => {
  const known = wire?.toLowerCase();
  return known === 'high' || known === 'critical' ? known : 'normal';
});

const Flag = z
  .boolean()
  .nullish()
  .catch(undefined)
  .transform((wire) => wire === true);

const Detail = z.object({ name: WireText, value: WireText });
const Texts = wireList(WireText).transform((all) => all.filter((one) => one !== undefined));

const MAINTENANCE = /\b(planned|scheduled) maintenance\b/i;
const CANCELLED = /^\W*cancell?ed\b/i;

/**
 * One of Graph's `messages`. Id, title and either time must be there; everything else may be missing, null or unheard of.
 *
 * Microsoft 365 announces maintenance here, as posts like any other: told by its title. `startDateTime` and `endDateTime` are
 * when a post is published and taken down, so the hours of a maintenance are those that its body tells, with their zone;
 * where that is not for certain, nobody can say whether it runs.
 */
export const ServiceMessage = z
  .object({
    id: z.string().min(1),
    title: z.string().trim().min(1),
    startDateTime: WireTime,
    endDateTime: WireTime,
    lastModifiedDateTime: WireTime,
    category: Category,
    severity: Severity,
    tags: Texts,
    services: Texts,
    isMajorChange: Flag,
    actionRequiredByDateTime: WireTime,
    hasAttachments: Flag,
    details: wireList(Detail),
    body: z.object({ contentType: WireText, content: WireText }).nullish(),
  })
  .transform((wire, context): Communication => {
    const updatedAt = wire.lastModifiedDateTime ?? wire.startDateTime;
    if (updatedAt === undefined) {
      context.addIssue({ code: 'custom', message: `message ${wire.id} has no time` });
      return z.NEVER;
    }
    const title = readableText(wire.title);
    const body = readableText(
      wire.body?.content ?? '',
      wire.body?.contentType?.toLowerCase() === 'text' ? 'text' : 'html',
    );
    const isMaintenance = MAINTENANCE.test(title) || wire.tags.some((tag) => MAINTENANCE.test(tag));
    const summary = wire.details.find(({ name }) => name?.toLowerCase() === 'summary')?.value;
    const { startsAt, endsAt } = isMaintenance
      ? hoursIn(body)
      : { startsAt: wire.startDateTime, endsAt: wire.endDateTime };
    return {
      id: wire.id,
      source: 'microsoft365',
      kind: isMaintenance ? 'maintenance' : 'message',
      title,
      services: wire.services,
      regions: [],
      category: wire.category,
      severity: wire.severity,
      tags: wire.tags,
      isMajorChange: wire.isMajorChange,
      ...(wire.actionRequiredByDateTime && { actByAt: wire.actionRequiredByDateTime }),
      ...(startsAt && { startsAt }),
      ...(endsAt && { endsAt }),
      updatedAt,
      state: CANCELLED.test(title) ? 'cancelled' : 'current',
      ...(summary && { summary: readableText(summary) }),
      body,
      hasAttachments: wire.hasAttachments,
    };
  });

/** The hours under the labels of a body, else the one window that it tells; several are none. */
function hoursIn(body: string): Hours {
  const parts = postParts(body);
  const labelled = (label: PostLabel) => parts.filter((part) => part.label === label);
  const [starts, ends] = [labelled('start-time'), labelled('end-time')];
  if (starts.length + ends.length === 0) return toldWindow(body);
  const momentOf = ([part, ...others]: readonly PostPart[]) =>
    part && others.length === 0 ? toldMoment(part.text) : undefined;
  return inOrder({ startsAt: momentOf(starts), endsAt: momentOf(ends) });
}

/** One of the `attachments` of a message; one without a name is left out. */
export const WireAttachment = z
  .object({ name: WireText, size: z.number().nonnegative().nullish().catch(undefined) })
  .transform(({ name, size }): Attachment | undefined =>
    name === undefined ? undefined : { name, ...(typeof size === 'number' && { bytes: size }) },
  );
