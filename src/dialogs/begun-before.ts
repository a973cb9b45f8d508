import type { Customer } from '../domain/customer.ts';
import type { RequestDraft, RequestService, SourceMessage } from '../domain/request-draft.ts';

/** The draft of a message that was opened before: Teams asks again where an answer was slow, and so do people. */
export const begunOn = (
  { link, text, author }: SourceMessage,
  drafts: readonly RequestDraft[],
): RequestDraft | undefined =>
  drafts.find(({ message }) =>
    link ? message?.link === link : message && !message.link && message.text === text && message.author === author,
  );

export interface SameTrouble {
  readonly customer?: Customer | undefined;
  readonly service?: RequestService | undefined;
  readonly incidents: readonly { readonly id: string }[];
}

/** Who presses again, here or on another device, goes on with what they were writing. */
export const begunAbout = (
  { customer, service, incidents }: SameTrouble,
  drafts: readonly RequestDraft[],
): RequestDraft | undefined =>
  drafts.find(
    (draft) =>
      draft.message === undefined &&
      draft.customer?.tenantId === customer?.tenantId &&
      draft.service?.id === service?.id &&
      idsOf(draft.incidents) === idsOf(incidents),
  );

const idsOf = (all: readonly { readonly id: string }[]): string =>
  all
    .map(({ id }) => id)
    .sort()
    .join();
