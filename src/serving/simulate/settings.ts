/** How the server is set up, in the words of vLLM where it has one for the thing. */

export type ServerSettings = {
  readonly cache: CacheSettings
  /** Tokens that one step computes at most: vLLM's `max_num_batched_tokens`, the chunk of Sarathi-Serve. */
  readonly maxBatchedTokens: number
  /** Sequences that run at a time at most: `max_num_seqs`. */
  readonly maxSequences: number
  readonly scheduler: Scheduler
  readonly preemption: Preemption
  readonly prefix: PrefixCache | null
  readonly speculative: Speculation | null
  readonly deployment: Deployment
  readonly router: Router
  /** When requests that have come are let in beside those that decode; null or not given: as soon as there is room. */
  readonly admission?: Admission | null
  /** Requests that wait in one worker at most, from 1; one more is turned away. Null: as many as come. */
  readonly queueLimit: number | null
}

/** Paged cache (vLLM, SOSP'23, arXiv 2309.06180, section 4). */
export type CacheSettings = {
  readonly blocks: number
  readonly tokensPerBlock: number
  /** Blocks that a new request must leave free, so that those that run can grow: `watermark` of vLLM. An idle worker does without. */
  readonly watermarkBlocks: number
  /**
   * What must be free on entry, and stays reserved: the prompt (vLLM), or the prompt with the longest answer, so that nobody ever has to give way
   * (TensorRT-LLM's GUARANTEED_NO_EVICT, its default: docs/source/performance/performance-tuning-guide/useful-runtime-flags.md). The prompt unless given.
   */
  readonly reserves?: "prompt" | "whole"
}

/**
 * Who goes into a step.
 * "chunked prefill": all that decode, then prompts by chunks up to the limit of tokens (Sarathi-Serve, OSDI'24, arXiv 2403.02310, section 4,
 * algorithm 3; vLLM's V1 scheduler).
 * "prefill first": whole prompts as soon as there is room, while decodes stand still (vLLM's V0 scheduler; Orca, OSDI'22, section 3.1, mixes them).
 * "request level": no prompt before all that run have ended (FasterTransformer; "decode-prioritizing" in Sarathi-Serve, section 2.3).
 */
export type Scheduler = "chunked prefill" | "prefill first" | "request level"

/** Both keep prompts back so that steps without them, which are short, follow one another; where nobody decodes nothing is kept back. */
export type Admission =
  /**
   * The scheduler looks for requests after so many steps without prompts, and at once after one with: `--scheduler-recv-interval` of SGLang
   * (managers/scheduler_recv_skipper.py).
   */
  | { readonly kind: "poll"; readonly steps: number }
  /**
   * Prompts wait until there are so many, or for so many steps: `batch_wait_timeout_iters`, and `attention_dp_config.timeout_iters` of TensorRT-LLM
   * (_torch/pyexecutor/py_executor.py, _waiting_requests and _balance_adp_requests).
   */
  | { readonly kind: "hold"; readonly steps: number; readonly requests: number }

/** What is done with the last admitted request where blocks run out (vLLM, SOSP'23, section 4.5). */
export type Preemption =
  | { readonly kind: "recompute" }
  /** Its blocks go to host memory and come back; the step waits for them. */
  | { readonly kind: "swap"; readonly secondsPerBlock: number }

export type PrefixCache =
  /**
   * Requests that begin with one of `groups` long texts (system prompts, documents): `member` is the share of requests that do, and text
   * number i is asked for in proportion to 1 / i^skew. Whether it lies in a worker's cache is what happened before: it enters with the first
   * request that computes it, is shared while used, and is evicted as the least recently used where blocks are needed
   * (SGLang's RadixAttention, arXiv 2312.07104, section 3; vLLM's automatic prefix caching).
   */
  | {
      readonly kind: "groups"
      readonly groups: number
      readonly sharedTokens: number
      readonly member: number
      readonly skew: number
    }
  /**
   * A hit ratio that was observed: each request finds its first tokens in the cache with probability `hits`. Found are min(sharedTokens,
   * share × prompt), in whole blocks. They count as its own blocks.
   */
  | { readonly kind: "observed"; readonly hits: number; readonly sharedTokens: number; readonly share: number }

/**
 * Speculative decoding (Leviathan et al., ICML'23, arXiv 2211.17192, section 2): in each step a draft of `draftTokens` is verified, each token
 * accepted with probability `acceptance` up to the first that is not, and one more token comes from the model itself.
 */
export type Speculation = {
  readonly draftTokens: number
  readonly acceptance: number
  /** Seconds in which the draft model makes one token for the batch. */
  readonly draftStepSeconds: number
}

export type Deployment =
  | { readonly kind: "joint"; readonly replicas: number }
  /**
   * Prefill and decode on workers of their own (DistServe, OSDI'24, arXiv 2401.09670, section 4; Splitwise, ISCA'24). The cache of a prompt stays with
   * the prefill worker until a decode worker has room and has pulled it over its link, one after another.
   */
  | {
      readonly kind: "split"
      readonly prefillWorkers: number
      readonly decodeWorkers: number
      /** Blocks of a prefill worker where it has other devices than those that decode; else `cache.blocks`. */
      readonly prefillBlocks?: number
      readonly transferSeconds: number
      readonly transferSecondsPerToken: number
    }

/** Which worker takes a request: in turn, or the one with the fewest requests in it (Vidur, arXiv 2405.05465, section 4.5). */
export type Router = "round robin" | "least loaded"
