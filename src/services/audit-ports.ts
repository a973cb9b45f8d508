import type { AuditPerson, AuditRow, Authority, ChainHead, LinkedRow, SignedHead } from '../domain/audit.ts';

/** A row to be kept. Without an authority it is that by which its customer is read now, which the trail knows. */
export interface NewAuditRow extends Omit<AuditRow, 'authority'> {
  readonly authority?: Authority;
  readonly person?: AuditPerson;
}

/** Rows that have found their places, and where the chain ends with them. */
export interface Linking {
  readonly links: readonly (ChainHead & { readonly id: string })[];
  readonly head: SignedHead;
}

export interface AuditSelection {
  readonly tenantId?: string;
  readonly from?: Date;
  readonly before?: Date;
}

/** An audit row with its person, while there is one. */
export interface ToldRow {
  readonly row: AuditRow & Partial<ChainHead>;
  readonly person: AuditPerson | undefined;
}

/** The record of who did and read what. Rows are added, and linked once; nothing else can be done to them. */
export interface AuditTrail {
  /** In a transaction of its own, with whatever else is appended at that moment. */
  append(row: NewAuditRow): Promise<void>;
  /**
   * Links up to so many rows in the order in which they came, in one transaction. Of two at once one waits for the other.
   * Answers how many there were.
   */
  link(most: number, seal: (rows: readonly AuditRow[], head: ChainHead) => Linking): Promise<number>;
  /** Where the chain ends; nothing before anything was linked. */
  head(): Promise<SignedHead | undefined>;
  /** In the order of their places, after this one. */
  linkedAfter(position: number, most: number): Promise<readonly (ToldRow & { readonly row: LinkedRow })[]>;
  /** Not linked yet: how many, and since when. */
  unlinked(): Promise<{ readonly count: number; readonly oldestAt: Date | undefined }>;
  /** In the order in which they came, after the row of this id. */
  select(selection: AuditSelection, after: string | undefined, most: number): Promise<readonly ToldRow[]>;
  /** Rows that tell of erasures. */
  erasures(): Promise<readonly AuditRow[]>;
  /** Rows of one person that still tell who it was, by id. */
  rowsOf(person: { readonly tenantId: string; readonly objectId: string }): Promise<readonly string[]>;
  /** Whether rows older than that still tell of people. */
  hasPeopleBefore(at: Date): Promise<boolean>;
  /** Forgets whose these were. */
  erasePeople(rowIds: readonly string[]): Promise<number>;
  erasePeopleBefore(at: Date): Promise<number>;
}

/** What the chain is made with. The key is not in the database. */
export interface AuditSeal {
  /** SHA-256, base64url. */
  hash(text: string): string;
  /** Nothing where there is no key. */
  sign(text: string): { readonly keyId: string; readonly signature: string } | undefined;
  /** `unknown-key`: signed with one that we were not given. */
  verify(text: string, signed: { readonly keyId: string; readonly signature: string }): 'good' | 'bad' | 'unknown-key';
}

/** The second place: what has once been kept there stays, whatever becomes of the database. */
export interface HeadKeeper {
  /** To be shown. */
  readonly place: string;
  keep(head: SignedHead): Promise<void>;
}

/** A second place that can be read back. */
export interface HeadReader {
  /** In the order in which they were kept. Fails with an `Error` that says which line cannot be read. */
  heads(): Promise<readonly SignedHead[]>;
}
