import type { Agent } from '../domain/agent.ts';
import type { Customer } from '../domain/customer.ts';
import type { FiledRequest } from '../domain/filed-request.ts';
import type { DeskKind, DeskReadiness, FilingOutcome, FindOutcome } from '../domain/filing.ts';
import type { RequestDraft, RequestService } from '../domain/request-draft.ts';
import type { RequestPacket } from '../domain/request-packet.ts';
import type { DeskState } from '../domain/request-reading.ts';

/** Whom a desk is asked about. */
export interface DeskQuestion {
  readonly customer: Customer;
  readonly service: RequestService;
  readonly agent: Agent;
}

/** One entry of a desk's own lists; ids are the desk's. */
export interface DeskEntry {
  readonly id: string;
  readonly name: string;
}

/** What a desk files requests under: a service, and a classification within it. Fails with `SourceError` only. */
export interface RequestTopics {
  services(customer: Customer, signal: AbortSignal): Promise<readonly DeskEntry[]>;
  classifications(customer: Customer, serviceId: string, signal: AbortSignal): Promise<readonly DeskEntry[]>;
}

/** `by-hand`: the desk takes no notes of ours; an agent has to write it there. */
export type NoteOutcome = 'added' | 'by-hand';

/**
 * Where service requests are filed and followed. Whatever goes wrong outside while filing is part of the outcome; the
 * other questions fail with `SourceError` only.
 */
export interface RequestDesk {
  readonly id: string;
  readonly kind: DeskKind;
  /** Absent where the desk has no such lists. */
  readonly topics?: RequestTopics;
  /** To look a request up there is to send it once more, which its receiver takes once. */
  readonly findsBySending?: boolean;
  readiness(question: DeskQuestion, signal: AbortSignal): Promise<DeskReadiness>;
  /** The same key is the same request, however often it is sent: filed once, and answered alike. */
  file(packet: RequestPacket, key: string, signal: AbortSignal): Promise<FilingOutcome>;
  /** Whether a request with this key has arrived. */
  find(packet: RequestPacket, key: string, signal: AbortSignal): Promise<FindOutcome>;
  /** Nothing where the desk tells nobody, or not us; `MISSING` where it has answered that it has no such request. */
  read(request: FiledRequest, signal: AbortSignal): Promise<DeskState | undefined>;
  /** The same key is the same note. */
  addNote(request: FiledRequest, note: DeskNote, signal: AbortSignal): Promise<NoteOutcome>;
  close(request: FiledRequest, signal: AbortSignal): Promise<NoteOutcome>;
}

export interface DeskNote {
  readonly key: string;
  readonly text: string;
  readonly by: Agent;
}

/** Requests being written: on any device, across restarts, by whoever began them alone. */
export interface DraftBook {
  /**
   * A new one, unless its writer has begun the same already: then that. Of two that begin the same at once, on whichever
   * replica, both get the one.
   */
  begin(draft: RequestDraft, isSame: (begun: RequestDraft) => boolean): Promise<RequestDraft>;
  /** New, or in place of the one with its id. False, and nothing changed, once it is on its way to a desk. */
  keep(draft: RequestDraft): Promise<boolean>;
  /** Only who began it finds it again. */
  draft(id: string, by: Agent): Promise<RequestDraft | undefined>;
  /** The last changed first; without those that became requests. */
  draftsOf(by: Agent): Promise<readonly RequestDraft[]>;
  drop(id: string, by: Agent): Promise<void>;
  /** Forgets what was begun for these customers and not sent, by whomever. */
  dropOf(tenantIds: readonly string[]): Promise<void>;
  /** Answers how many. */
  purge(before: Date): Promise<number>;
}

/**
 * What became of a claim: `ours` to send, for nobody has yet; `again`: somebody has sent it, and it is unclear whether it
 * arrived, so it has to be looked up first; `taken`: somebody is at it right now; `settled`: it is filed, handed off or
 * dropped.
 */
export type Claim =
  | { readonly kind: 'ours' | 'again'; readonly request: FiledRequest }
  | { readonly kind: 'taken' | 'settled'; readonly request: FiledRequest };

/** Requests that were sent. */
export interface RequestBook {
  /**
   * Before anything is sent. The draft is gone from the drafts from here on, for all devices. A claim that is not settled is
   * anybody's again when it began before `silentSince`.
   */
  claim(request: FiledRequest, at: Date, silentSince: Date): Promise<Claim>;
  /** Nothing has been filed: it is a draft again. */
  release(id: string): Promise<void>;
  /**
   * Changes it for all who look at it: two changes at once never undo each other. `change` may be called again, and answers
   * nothing to leave it alone. Answers how it stands then; nothing when there is none.
   */
  change(id: string, change: (request: FiledRequest) => FiledRequest | undefined): Promise<FiledRequest | undefined>;
  request(id: string): Promise<FiledRequest | undefined>;
  /** Of these customers, the newest first. */
  ofCustomers(tenantIds: readonly string[]): Promise<readonly FiledRequest[]>;
  /** Filed or followed by this agent, the newest first. */
  ofAgent(agent: Agent): Promise<readonly FiledRequest[]>;
  /** Those linked to this incident, by its id in any case, the newest first. */
  ofIncident(incidentId: string): Promise<readonly FiledRequest[]>;
  /** Ids of all that are unclear, or open at a desk, or about which somebody is to be asked. */
  toFollow(): Promise<readonly string[]>;
  /** Those that were closed or dropped, and last changed before then. Answers how many. */
  purge(before: Date): Promise<number>;
}
