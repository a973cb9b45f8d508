import type { Customer } from '../../domain/customer.ts';
import type { FileContent, FileRef, HistoryRef, ReviewRef } from '../../domain/file.ts';
import type { Refusal } from '../../domain/permit.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { Access } from '../access/access.ts';
import type { MayRead } from '../access/may-read.ts';
import type { CustomerIndex } from '../customers/customer-index.ts';
import type { PostIncidentReviews } from '../ports.ts';

export type OpenedFile =
  | { readonly kind: 'open'; readonly customer: Customer; readonly content: FileContent }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The customer is no longer the partner's. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly failure: SourceError };

/** Reads a file with the rights that somebody has now. */
export type OpenFile = (file: FileRef, access: Access) => Promise<OpenedFile>;

export interface OpenFileNeeds {
  readonly customers: () => CustomerIndex;
  readonly mayRead: MayRead;
  readonly reviews: PostIncidentReviews;
  /** Customers whom the partner has left, whose history is kept for a while. */
  readonly offboarded: () => CustomerIndex;
  readonly history: (customer: Customer) => Promise<FileContent>;
  /** Aborts when reading has taken long enough. */
  readonly deadline: () => AbortSignal;
  /** Hears why a file could not be read. */
  readonly onFailure: (error: SourceError, file: FileRef) => void;
}

export function createOpenFile(needs: OpenFileNeeds): OpenFile {
  return async (file, access) =>
    file.kind === 'customer-history' ? await openHistory(needs, file, access) : await openReview(needs, file, access);
}

async function openReview(
  { customers, mayRead, reviews, deadline, onFailure }: OpenFileNeeds,
  file: ReviewRef,
  access: Access,
): Promise<OpenedFile> {
  const customer = customers().byTenantId(file.tenantId);
  if (!customer) return { kind: 'gone' };
  const refusal = await access.permit('see-health', customer);
  if (refusal) return { kind: 'refused', refusal };
  const right = mayRead(customer);
  if (!right.may) return right.why === 'unknown' ? cannotTell(right.failure) : noLonger(right.at);
  try {
    return { kind: 'open', customer, content: await reviews.read(customer, file.incidentId, deadline()) };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    onFailure(error, file);
    return { kind: 'failed', failure: error };
  }
}

/** For those who may take leave of customers; of whom they have, no one may see anything else. */
async function openHistory(
  { customers, offboarded, history }: OpenFileNeeds,
  { tenantId }: HistoryRef,
  access: Access,
): Promise<OpenedFile> {
  const refusal = await access.permit('offboard');
  if (refusal) return { kind: 'refused', refusal };
  const customer = customers().byTenantId(tenantId) ?? offboarded().byTenantId(tenantId);
  return customer ? { kind: 'open', customer, content: await history(customer) } : { kind: 'gone' };
}

const noLonger = (endedAt: Date | undefined): OpenedFile => ({
  kind: 'refused',
  refusal: { kind: 'relationship-ended', groups: [], ...(endedAt && { endedAt }) },
});

const cannotTell = (
  failure = new SourceError('timeout', 'microsoft365', 'relationships not read yet'),
): OpenedFile => ({
  kind: 'failed',
  failure,
});
