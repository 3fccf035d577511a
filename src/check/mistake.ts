/** A wrong number, or code that computes one. */
export interface Mistake {
  readonly value: string;
  /** The quantity that the number is about. */
  readonly subject: string;
  /** The likely cause of the wrong number, if known. */
  readonly reason: string | undefined;
}

export interface Placed extends Mistake {
  readonly offset: number;
  /** The number as the text writes it. */
  readonly claim: string;
}
