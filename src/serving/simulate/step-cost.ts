/**
 * How long an engine works on one step. The simulation knows nothing of devices: whoever knows the model and the machine fills this in,
 * as a rule from a table, since it is asked a million times.
 */

export type StepCost = {
  /**
   * Seconds of one step of the engine over a mixed batch.
   * prefillTokens: prompt tokens that are computed in it.
   * prefillContext: pairs of a prompt token with a token that it attends to, itself included: the sum over chunks of n·(c + (n + 1) / 2) for
   * n new tokens behind c that lie in the cache.
   * decodes: sequences that generate. decodeTokens: tokens that they feed: one each, or the draft and one more where drafts are verified.
   * decodeContext: tokens of the cache that they read, themselves included.
   */
  readonly step: (
    prefillTokens: number,
    prefillContext: number,
    decodes: number,
    decodeContext: number,
    decodeTokens: number,
  ) => number
  /** What a request spends in the host before it can be scheduled (HTTP, tokeniser) and between its last token and its end; it holds up no step. */
  readonly arrivalSeconds: number
  readonly endSeconds: number
}
