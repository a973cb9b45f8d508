/**
 * For whom something is asked, a `person` unless said otherwise. The `background` leaves part of every limit to people; a
 * `retry` is a person's who wants to know now, and is sent even to a party that has not answered lately.
 */
export type Purpose = 'person' | 'retry' | 'background';
