import type { Agent } from '../../domain/agent.ts';
import type { Customer } from '../../domain/customer.ts';
import type { AffectedRef, FileContent, FileRef, HistoryRef, RequestsRef, ReviewRef } from '../../domain/file.ts';
import type { Refusal } from '../../domain/permit.ts';
import type { SourceName } from '../../domain/service.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { Access } from '../access/access.ts';
import type { MayRead } from '../access/may-read.ts';
import { EVERYTHING, seenBy } from '../access/sees.ts';
import type { CustomerIndex } from '../customers/customer-index.ts';
import type { AffectedFile } from '../outages/affected-file.ts';
import type { PostIncidentReviews } from '../ports.ts';
import type { ListRequests } from '../requests/list-requests.ts';
import { requestsFile } from '../requests/requests-file.ts';

export type OpenedFile =
  | { readonly kind: 'open'; readonly content: FileContent }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The customer is no longer the partner's, or the outage concerns nobody of whom the agent may hear. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly failure: SourceError };

/** Reads a file with the rights that somebody has now. */
export type OpenFile = (file: FileRef, access: Access, agent: Agent) => Promise<OpenedFile>;

export interface OpenFileNeeds {
  readonly customers: () => CustomerIndex;
  readonly mayRead: MayRead;
  readonly reviews: PostIncidentReviews;
  /** Customers whom the partner has left, whose history is kept for a while. */
  readonly offboarded: () => CustomerIndex;
  readonly history: (customer: Customer, sees: readonly SourceName[]) => Promise<FileContent>;
  readonly affected: AffectedFile;
  readonly listRequests: ListRequests;
  /** Aborts when reading has taken long enough. */
  readonly deadline: () => AbortSignal;
  /** Hears why a review could not be read. */
  readonly onFailure: (error: SourceError, file: ReviewRef) => void;
}

export function createOpenFile(needs: OpenFileNeeds): OpenFile {
  return async (file, access, agent) => {
    switch (file.kind) {
      case 'customer-history':
        return await openHistory(needs, file, access);
      case 'post-incident-review':
        return await openReview(needs, file, access);
      case 'affected-customers':
        return await openAffected(needs, file, access);
      case 'service-requests':
        return await openRequests(needs, file, access, agent);
    }
  };
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
  await access.record({ deed: 'read-file', tenantId: customer.tenantId, details: namedIn(file) });
  const right = mayRead(customer);
  if (!right.may) return right.why === 'unknown' ? cannotTell(right.failure) : noLonger(right.at);
  try {
    return { kind: 'open', content: await reviews.read(customer, file.incidentId, deadline()) };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    onFailure(error, file);
    return { kind: 'failed', failure: error };
  }
}

/** What `history` shows, and more of it; of a customer whom the partner has left, for those who may take leave of one. */
async function openHistory(
  { customers, offboarded, history }: OpenFileNeeds,
  { tenantId }: HistoryRef,
  access: Access,
): Promise<OpenedFile> {
  const ours = customers().byTenantId(tenantId);
  const refusal = ours ? await access.permit('see-health', ours) : await access.permit('offboard');
  if (refusal) return { kind: 'refused', refusal };
  await access.record({ deed: 'read-file', tenantId, authority: 'app', details: { file: 'customer-history' } });
  if (ours) {
    return { kind: 'open', content: await history(ours, await seenBy({ access }, ours, true)) };
  }
  const left = offboarded().byTenantId(tenantId);
  return left ? { kind: 'open', content: await history(left, EVERYTHING) } : { kind: 'gone' };
}

async function openAffected({ affected }: OpenFileNeeds, file: AffectedRef, access: Access): Promise<OpenedFile> {
  const refusal = await access.permit('find-customers');
  if (refusal) return { kind: 'refused', refusal };
  await access.record({ deed: 'read-file', authority: 'app', details: namedIn(file) });
  const content = await affected(file, access);
  return content ? { kind: 'open', content } : { kind: 'gone' };
}

async function openRequests(
  { customers, listRequests }: OpenFileNeeds,
  file: RequestsRef,
  access: Access,
  agent: Agent,
): Promise<OpenedFile> {
  const { tenantId, only } = file;
  const of = tenantId ? customers().byTenantId(tenantId) : undefined;
  if (tenantId && !of) return { kind: 'gone' };
  const refusal = await (of ? access.permit('see-requests', of) : access.permit('find-customers'));
  if (refusal) return { kind: 'refused', refusal };
  await access.record({ deed: 'read-file', tenantId, authority: 'app', details: { file: file.kind } });
  const found = await listRequests(file, agent, access);
  return { kind: 'open', content: requestsFile({ found, only, of }) };
}

const namedIn = ({ kind, incidentId }: ReviewRef | AffectedRef) => ({ file: kind, incidentId });

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
