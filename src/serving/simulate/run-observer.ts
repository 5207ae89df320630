/** Who watches a run: each step as it begins, and which worker takes which request. The run does not depend on it. */

export type RunObserver = {
  /** The words of StepCost; seconds are those of the whole step, drafts and swapping among them. */
  readonly step: (
    worker: number,
    beginsAt: number,
    seconds: number,
    prefillTokens: number,
    prefillContext: number,
    decodes: number,
    decodeContext: number,
    decodeTokens: number,
    /** Sequences that are being answered there, those too that stand still while prompts are computed. */
    answered: number,
  ) => void
  /** A request has come to a worker, or its cache has, from the worker that prefilled it. */
  readonly take: (worker: number, request: number) => void
  /** What is measured begins, or ends. */
  readonly measure?: (isMeasured: boolean) => void
}
