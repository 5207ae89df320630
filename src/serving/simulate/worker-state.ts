/** What one engine holds: its requests in their lines, its cache, what decodes, and what it has counted. Time is moved by worker.ts. */
import { BlockPool, blocksFor } from "./block-pool.ts"
import type { Decoder } from "./decoder.ts"
import { Line } from "./line.ts"
import { stream } from "./load.ts"
import { Lockstep } from "./lockstep.ts"
import type { Prefixes } from "./prefixes.ts"
import type { Progress } from "./progress.ts"
import type { RunObserver } from "./run-observer.ts"
import type { ServerSettings } from "./settings.ts"
import { Speculative } from "./speculative.ts"
import type { StepCost } from "./step-cost.ts"
import { emptyTally, Level, type Tally } from "./tally.ts"

/** What all workers of a simulation share. */
export type Shared = {
  readonly progress: Progress
  readonly prefixes: Prefixes
  readonly settings: ServerSettings
  readonly cost: StepCost
  readonly seed: number
  readonly observer: RunObserver | null
}

/** "prefill" hands its requests over after the first token, "decode" takes them; "joint" does both itself. */
export type Role = "joint" | "prefill" | "decode"

/** What the next step does. Written anew for each step, in place: a simulation has millions of them. */
export type StepPlan = { prefillTokens: number; prefillContext: number; decodes: boolean; swapSeconds: number }

export class WorkerState {
  readonly role: Role
  readonly number: number
  readonly shared: Shared
  readonly waiting: Line
  readonly running: Line
  readonly swapped: Line
  /** Requests that are being prefilled, in order of admission. */
  readonly prefill: Int32Array
  prefillLength: number = 0
  readonly pool: BlockPool
  readonly decoder: Decoder
  /** Running sequences at most, those whose cache is on its way here among them. */
  readonly room: number
  onTheWay: number = 0
  /** Blocks that those inside may come to use; counted where they are reserved. */
  reservedBlocks: number = 0
  /** Steps without prompts since requests were looked for, or since some are kept back. */
  stepsKeptBack: number = 0
  letsIn: boolean = true
  /** Whether a batch of the request-level scheduler still takes requests in. */
  isOpen: boolean = true
  readonly plan: StepPlan = { prefillTokens: 0, prefillContext: 0, decodes: false, swapSeconds: 0 }
  readonly tally: Tally = emptyTally()
  readonly queue: Level = new Level()
  readonly present: Level = new Level()

  constructor(shared: Shared, role: Role, number: number) {
    const { progress, prefixes, settings, seed } = shared
    const { cache, speculative, maxSequences, maxBatchedTokens } = settings
    this.role = role
    this.number = number
    this.shared = shared
    // Each sequence that decodes feeds its tokens in every step: more sequences than a step has tokens for could not run.
    this.room = Math.max(1, Math.min(maxSequences, Math.floor(maxBatchedTokens / (1 + (speculative?.draftTokens ?? 0)))))
    this.waiting = new Line(progress.links)
    this.running = new Line(progress.links)
    this.swapped = new Line(progress.links)
    this.prefill = new Int32Array(this.room)
    const isDecoder = role === "decode"
    this.pool = new BlockPool(
      blocksOf(role, shared.settings),
      isDecoder ? 0 : prefixes.groups,
      isDecoder ? 0 : prefixes.prefixBlocks,
    )
    this.decoder =
      speculative === null
        ? new Lockstep(progress, cache.tokensPerBlock, this.room)
        : new Speculative(progress, cache.tokensPerBlock, this.room, speculative, stream(`drafts of worker ${number}`, seed))
  }

  /** Whether the request could ever run here, alone. */
  fits(request: number): boolean {
    return this.#wholeBlocks(request) <= this.pool.blocks
  }

  /** With all that it will have generated here. */
  #wholeBlocks(request: number): number {
    const { progress, settings } = this.shared
    const { input, output } = progress.requests
    const tokens = this.role === "prefill" ? input[request]! : input[request]! + output[request]! - 1
    return blocksFor(tokens, settings.cache.tokensPerBlock)
  }

  /** Sets aside what the request may come to use, where that is done; false where there is not so much. */
  reserve(request: number): boolean {
    if (this.shared.settings.cache.reserves !== "whole") return true
    const blocks = this.#wholeBlocks(request)
    if (this.reservedBlocks + blocks > this.pool.blocks) return false
    this.reservedBlocks += blocks
    return true
  }

  /** Before a step: whether it lets in what waits. */
  look(): void {
    const { admission = null } = this.shared.settings
    if (admission === null) return
    const isFull = admission.kind === "hold" && this.waiting.length >= admission.requests
    this.letsIn = this.decoder.length === 0 || this.stepsKeptBack >= admission.steps || isFull
    if (this.letsIn) this.stepsKeptBack = 0
  }

  /** A step is over. A poll that finds nobody is one all the same; a hold begins with the first that waits. */
  countKeptBack(hadPrompts: boolean): void {
    const { admission = null } = this.shared.settings
    if (admission === null) return
    if (admission.kind === "hold") this.stepsKeptBack = hadPrompts || this.waiting.length === 0 ? 0 : this.stepsKeptBack + 1
    else this.stepsKeptBack = hadPrompts ? admission.steps : (this.stepsKeptBack % admission.steps) + 1
  }

  hasSlot(): boolean {
    return this.running.length + this.onTheWay < this.room
  }

  /** Whether so many blocks can be had, and the reserve for those that run is left; where nobody runs there is nothing to reserve for. */
  hasBlocks(blocks: number): boolean {
    const isAlone = this.running.length + this.onTheWay === 0
    return blocks + (isAlone ? 0 : this.shared.settings.cache.watermarkBlocks) <= this.pool.free
  }

  /** Gives back all blocks that a request uses. */
  release(request: number): void {
    const { blocks, holds, group } = this.shared.progress
    if (this.shared.settings.cache.reserves === "whole") this.reservedBlocks -= this.#wholeBlocks(request)
    const isHolder = holds[request] === 1
    this.pool.give(blocks[request]! - (isHolder ? this.pool.prefixBlocks : 0))
    if (isHolder) {
      this.pool.release(group[request]!)
      holds[request] = 0
    }
    blocks[request] = 0
  }
}

function blocksOf(role: Role, { cache, deployment }: ServerSettings): number {
  const own = role === "prefill" && deployment.kind === "split" ? deployment.prefillBlocks : undefined
  return own ?? cache.blocks
}
