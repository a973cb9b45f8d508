import type { Customer } from '../domain/customer.ts';
import type { RequestDraft, RequestService, SourceMessage } from '../domain/request-draft.ts';

type Begun = (draft: RequestDraft) => boolean;

/** The draft of a message that was opened before: Teams asks again where an answer was slow, and so do people. */
export const begunOn =
  ({ link, text, author }: SourceMessage): Begun =>
  ({ message }) =>
    link
      ? message?.link === link
      : message !== undefined && !message.link && message.text === text && message.author === author;

export interface SameTrouble {
  readonly customer?: Customer | undefined;
  readonly service?: RequestService | undefined;
  readonly incidents: readonly { readonly id: string }[];
}

/** Who presses again, here or on another device, goes on with what they were writing. */
export const begunAbout =
  ({ customer, service, incidents }: SameTrouble): Begun =>
  (draft) =>
    draft.message === undefined &&
    draft.customer?.tenantId === customer?.tenantId &&
    draft.service?.id === service?.id &&
    idsOf(draft.incidents) === idsOf(incidents);

const NOT_BEFORE: Begun = () => false;

/** What was written in words alone is begun anew each time. */
export const begunBefore = (message: SourceMessage | undefined, complaint: string, trouble: SameTrouble): Begun => {
  if (message) return begunOn(message);
  return complaint === '' ? begunAbout(trouble) : NOT_BEFORE;
};

const idsOf = (all: readonly { readonly id: string }[]): string =>
  all
    .map(({ id }) => id)
    .sort()
    .join();
