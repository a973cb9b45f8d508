/** Who reads a card, and how: decides words, numbers and clock times. */
export interface Reader {
  /** BCP 47, such as `ko-KR`; dates and numbers follow it. */
  readonly locale: string;
  /** IANA zone, such as `Asia/Seoul`. */
  readonly zone: string;
}
