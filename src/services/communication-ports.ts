import type {
  Attachment,
  Communication,
  CommunicationKind,
  Revision,
  SharedCommunication,
} from '../domain/communication.ts';
import type { NewsItem, ToldNews } from '../domain/communication-news.ts';
import type { Customer } from '../domain/customer.ts';
import type { Following } from '../domain/following.ts';
import type { SourceName } from '../domain/service.ts';
import type { FailureKind } from '../domain/source-error.ts';
import type { Announcement } from './announce-ports.ts';
import type { Purpose } from './purpose-ports.ts';

/** A customer's message center. Fails with `SourceError` only. */
export interface MessageCenter {
  /** All posts that stand there now. */
  read(customer: Customer, signal: AbortSignal, purpose?: Purpose): Promise<readonly Communication[]>;
  /** What belongs to one of them, by name. */
  attachments(customer: Customer, id: string, signal: AbortSignal): Promise<readonly Attachment[]>;
}

/** Everything that one source of one customer tells just now. */
export interface CommunicationReading {
  readonly tenantId: string;
  readonly source: SourceName;
  readonly readAt: Date;
  readonly communications: readonly Communication[];
  /** A part was not told: what is missing may be there all the same. */
  readonly isPartial?: boolean;
}

/** When one source of one customer was last read, and why it does not answer now. */
export interface ReadingAge {
  readonly tenantId: string;
  readonly source: SourceName;
  readonly readAt?: Date;
  readonly failure?: FailureKind;
}

/** Each communication once, whoever is told of it, with how it read before. */
export interface CommunicationBook {
  /** A reading as of a moment: what is missing from it is told to that customer no more. An older word changes nothing. */
  record(reading: CommunicationReading): Promise<void>;
  failed(tenantId: string, source: SourceName, failure: FailureKind): Promise<void>;
  /** All that anybody is told now, or what of it is of one kind. */
  all(kind?: CommunicationKind): Promise<readonly SharedCommunication[]>;
  /** The same of one customer. */
  at(tenantId: string): Promise<readonly SharedCommunication[]>;
  /** Also one that nobody is told any more. By Microsoft's id, in any case. */
  one(id: string): Promise<SharedCommunication | undefined>;
  /** The newest first. */
  revisions(id: string): Promise<readonly Revision[]>;
  /** In small letters; those never read are left out. */
  ages(tenantIds: readonly string[]): Promise<readonly ReadingAge[]>;
  /** What a following has been told, by the communication's id. */
  told(followingId: string): Promise<ReadonlyMap<string, ToldNews>>;
  noteTold(followingId: string, told: ReadonlyMap<string, ToldNews>): Promise<void>;
  /** Forgets what nobody has been told since then. Answers how many. */
  purge(before: Date): Promise<number>;
  forgetCustomers(tenantIds: readonly string[]): Promise<void>;
}

/** Makes one message of all the news that a following has. */
export interface CommunicationPress {
  news(
    items: readonly NewsItem[],
    following: Following,
    now: Date,
  ): { readonly announcement: Announcement; readonly shorter?: () => Announcement };
}
