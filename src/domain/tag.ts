/** A short label of the partner's own on customers, such as `gold` or `서울`. */
export interface Tag {
  /** By which it is compared: small letters without accents. */
  readonly key: string;
  /** As it was first typed. */
  readonly name: string;
}
