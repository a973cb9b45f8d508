/** Words of a text, in their order; those that the other version lacks are `isNew` to it. */
export interface Piece {
  readonly text: string;
  readonly isNew: boolean;
}

/** One passage, as it read before and as it reads now; either may be empty. */
export interface Passage {
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
}

export type DateField = 'starts' | 'ends' | 'act-by';

export interface DateChange {
  readonly field: DateField;
  readonly before?: Date;
  readonly after?: Date;
}

/** What Microsoft changed from one revision to the next. */
export interface RevisionChanges {
  /** Of the newer one: when we read it so first. */
  readonly at: Date;
  readonly revision: number;
  readonly dates: readonly DateChange[];
  readonly title?: Passage;
  readonly body: readonly Passage[];
}
