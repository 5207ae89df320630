// The simulation against a plain one: objects and lists, every sequence looked at in every step, no counters that move together. Both must tell the same
// of every request. This one is the definition of what the quick one does.
import fc from "fast-check"
import { expect, test } from "vitest"
import { runRequests } from "./run.ts"
import type { Admission, ServerSettings } from "./settings.ts"
import type { StepCost } from "./step-cost.ts"

type Asked = { readonly arrival: number; readonly input: number; readonly output: number }
type Request = Asked & {
  readonly id: number
  readonly shares: boolean
  /** Tokens that are out, tokens in the cache, tokens that prefill has to bring there, blocks of its own. */
  out: number
  cached: number
  target: number
  own: number
  holds: boolean
  first: number
  end: number
  preemptions: number
}

const cost: StepCost = {
  step: (tokens, pairs, decodes, context, decodeTokens) =>
    1 + 0.25 * tokens + 0.015625 * pairs + 0.125 * decodes + 0.0078125 * context + 0.5 * decodeTokens,
  arrivalSeconds: 0,
  endSeconds: 0,
}

class Plain {
  readonly settings: ServerSettings
  readonly all: Request[]
  waiting: Request[] = []
  running: Request[] = []
  swapped: Request[] = []
  now = 0
  isOpen = true
  /** Users of the shared text; null where it is not in the cache. */
  users: number | null = null
  swapSeconds = 0
  /** Steps without prompts since the last look, or since somebody is kept back; what the last step was. */
  kept = 0
  last: "none" | "prompts" | "decodes" = "none"

  constructor(asked: readonly Asked[], settings: ServerSettings) {
    this.settings = settings
    this.all = asked.map((a, id) => ({
      ...a,
      id,
      shares: this.shared > 0 && a.input > this.shared,
      out: 0,
      cached: 0,
      target: 0,
      own: 0,
      holds: false,
      first: Number.NaN,
      end: Number.NaN,
      preemptions: 0,
    }))
  }

  get size(): number {
    return this.settings.cache.tokensPerBlock
  }
  get shared(): number {
    const { prefix } = this.settings
    return prefix?.kind === "groups" ? Math.floor(prefix.sharedTokens / this.size) * this.size : 0
  }
  get draft(): number {
    return this.settings.speculative?.draftTokens ?? 0
  }
  get free(): number {
    const text = this.users !== null && this.users > 0 ? this.shared / this.size : 0
    return this.settings.cache.blocks - text - this.running.reduce((sum, r) => sum + r.own, 0)
  }
  /** What is in use beside an idle text must fit; else the text is evicted. */
  evict(): void {
    if (this.users === 0 && this.free < this.shared / this.size) this.users = null
  }
  blocks(tokens: number): number {
    return Math.ceil(tokens / this.size)
  }
  decoding(): Request[] {
    return this.running.filter((r) => r.out > 0 && r.cached >= r.target)
  }
  prefilling(): Request[] {
    return this.running.filter((r) => r.cached < r.target)
  }
  need(r: Request): number {
    const reach = Math.min(r.cached + 1 + this.draft, r.input + r.output - 1)
    return Math.max(0, this.blocks(reach) - r.own - (r.holds ? this.shared / this.size : 0))
  }
  free1(r: Request): void {
    r.own = 0
    if (r.holds) this.users = (this.users ?? 0) - 1
    r.holds = false
  }

  run(): void {
    const left = [...this.all]
    for (;;) {
      while (left.length > 0 && left[0]!.arrival <= this.now) this.waiting.push(left.shift()!)
      if (!this.step()) {
        if (left.length === 0) return
        this.now = left[0]!.arrival
      }
    }
  }

  /** Whether the step lets in what waits. */
  look(): boolean {
    const { admission = null } = this.settings
    if (admission === null) return true
    if (admission.kind === "poll" && this.last === "prompts") this.kept = admission.steps
    else if (admission.kind === "poll" && this.last === "decodes") this.kept += 1
    else if (admission.kind === "hold") this.kept = this.last !== "decodes" || this.waiting.length === 0 ? 0 : this.kept + 1
    const isFull = admission.kind === "hold" && this.waiting.length >= admission.requests
    const looks = this.decoding().length === 0 || this.kept >= admission.steps || isFull
    if (looks) this.kept = 0
    return looks
  }

  step(): boolean {
    const { scheduler, maxBatchedTokens } = this.settings
    const looks = this.look()
    this.swapSeconds = 0
    let chunks: [Request, number][] = []
    let decodes: Request[] = []
    if (scheduler === "chunked prefill") {
      const hadRoom = this.makeRoom()
      if (hadRoom) this.swapIn()
      decodes = this.decoding()
      let budget = maxBatchedTokens - decodes.length * (1 + this.draft)
      for (const r of this.prefilling()) {
        const n = Math.min(budget, r.target - r.cached)
        if (n > 0) chunks.push([r, n])
        budget -= n
      }
      while (looks && hadRoom && this.swapped.length === 0 && budget > 0 && this.admit(Number.POSITIVE_INFINITY)) {
        const r = this.running.at(-1)!
        const n = Math.min(budget, r.target - r.cached)
        chunks.push([r, n])
        budget -= n
      }
    } else {
      if (scheduler === "request level" && this.running.length === 0) this.isOpen = true
      const mayAdmit = looks && (scheduler === "request level" ? this.isOpen : this.swapped.length === 0)
      let budget = maxBatchedTokens
      while (mayAdmit && budget > 0 && this.admit(chunks.length === 0 ? Number.POSITIVE_INFINITY : budget)) {
        const r = this.running.at(-1)!
        chunks.push([r, r.target - r.cached])
        budget -= r.target - r.cached
      }
      if (chunks.length === 0) {
        if (this.makeRoom()) this.swapIn()
        decodes = this.decoding()
        if (decodes.length > 0) this.isOpen = false
      }
    }
    chunks = chunks.filter(([, n]) => n > 0)
    this.last = chunks.length > 0 ? "prompts" : decodes.length > 0 ? "decodes" : "none"
    if (this.last === "none") return false
    this.work(chunks, decodes)
    return true
  }

  work(chunks: readonly [Request, number][], decodes: readonly Request[]): void {
    let [tokens, pairs] = [0, 0]
    for (const [r, n] of chunks) {
      tokens += n
      for (let i = 1; i <= n; i++) pairs += r.cached + i
    }
    const context = decodes.reduce((sum, r) => sum + r.input + r.out, 0)
    const draftSeconds = decodes.length > 0 ? this.draft * (this.settings.speculative?.draftStepSeconds ?? 0) : 0
    this.now +=
      cost.step(tokens, pairs, decodes.length, context, decodes.length * (1 + this.draft)) + this.swapSeconds + draftSeconds
    for (const r of decodes) {
      const accepted = this.settings.speculative?.acceptance === 1 ? this.draft : 0
      const n = Math.min(1 + accepted, r.output - r.out)
      r.out += n
      r.cached += n
      this.endIfDone(r)
    }
    for (const [r, n] of chunks) {
      r.cached += n
      if (r.cached < r.target) continue
      if (r.shares && !r.holds && this.users === null) {
        this.users = 1
        r.holds = true
        r.own -= this.shared / this.size
      }
      r.out += 1
      if (Number.isNaN(r.first)) r.first = this.now
      this.endIfDone(r)
    }
  }

  endIfDone(r: Request): void {
    if (r.out < r.output) return
    r.end = this.now
    this.running = this.running.filter((other) => other !== r)
    this.free1(r)
  }

  makeRoom(): boolean {
    let hadRoom = true
    while (this.decoding().reduce((sum, r) => sum + this.need(r), 0) > this.free) {
      hadRoom = false
      this.preempt(this.running.pop()!)
    }
    for (const r of this.decoding()) r.own += this.need(r)
    this.evict()
    return hadRoom
  }

  preempt(r: Request): void {
    const { preemption } = this.settings
    r.preemptions += 1
    if (preemption.kind === "swap" && r.cached >= r.target) {
      this.swapSeconds += (r.own + (r.holds ? this.shared / this.size : 0)) * preemption.secondsPerBlock
      this.swapped.unshift(r)
    } else {
      r.cached = 0
      r.target = 0
      this.waiting.unshift(r)
    }
    this.free1(r)
  }

  swapIn(): void {
    const { preemption } = this.settings
    while (this.swapped.length > 0 && this.running.length < this.room) {
      const r = this.swapped[0]!
      const blocks = this.blocks(r.cached)
      if (this.blocks(r.cached + 1 + this.draft) + this.watermark > this.free) return
      this.swapped.shift()
      r.own = blocks
      r.own += this.need(r)
      this.running.push(r)
      this.evict()
      if (preemption.kind === "swap") this.swapSeconds += blocks * preemption.secondsPerBlock
    }
  }

  get watermark(): number {
    return this.running.length === 0 ? 0 : this.settings.cache.watermarkBlocks
  }
  get room(): number {
    return Math.min(this.settings.maxSequences, Math.floor(this.settings.maxBatchedTokens / (1 + this.draft)))
  }

  admit(budget: number): boolean {
    const r = this.waiting[0]
    if (r === undefined || this.running.length >= this.room) return false
    const target = r.input + r.out
    const isHit = r.shares && this.users !== null
    const found = isHit ? this.shared : 0
    const own = this.blocks(target) - found / this.size
    const woken = isHit && this.users === 0 ? this.shared / this.size : 0
    if (target - found > budget || own + woken + this.watermark > this.free) return false
    const whole = [...this.running, r].reduce((sum, one) => sum + this.blocks(one.input + one.output - 1), 0)
    if (this.settings.cache.reserves === "whole" && whole > this.settings.cache.blocks) return false
    this.waiting.shift()
    if (isHit) {
      this.users = (this.users ?? 0) + 1
      r.holds = true
    }
    r.own = own
    r.cached = found
    r.target = target
    this.running.push(r)
    this.evict()
    return true
  }
}

const asked = fc.record({
  gap: fc.integer({ min: 0, max: 40 }),
  input: fc.integer({ min: 1, max: 40 }),
  output: fc.integer({ min: 1, max: 25 }),
})
const settings = fc
  .record({
    blocks: fc.integer({ min: 16, max: 26 }),
    tokensPerBlock: fc.constantFrom(4, 5),
    watermarkBlocks: fc.integer({ min: 0, max: 3 }),
    reserves: fc.constantFrom("prompt", "prompt", "prompt", "whole"),
    maxBatchedTokens: fc.integer({ min: 6, max: 50 }),
    maxSequences: fc.integer({ min: 1, max: 6 }),
    scheduler: fc.constantFrom("chunked prefill", "prefill first", "request level"),
    swap: fc.boolean(),
    sharedTokens: fc.constantFrom(0, 12),
    draftTokens: fc.constantFrom(0, 0, 3),
    acceptance: fc.constantFrom(0, 1),
    admission: fc.constantFrom<Admission | null>(
      null,
      ...[null, { kind: "poll", steps: 3 } as const],
      ...[{ kind: "hold", steps: 4, requests: 2 } as const, { kind: "hold", steps: 6, requests: 9 } as const],
    ),
  })
  .map(
    ({
      blocks,
      tokensPerBlock,
      watermarkBlocks,
      reserves,
      swap,
      sharedTokens,
      draftTokens,
      acceptance,
      ...rest
    }): ServerSettings => ({
      ...rest,
      cache: { blocks, tokensPerBlock, watermarkBlocks, reserves },
      preemption: swap ? { kind: "swap", secondsPerBlock: 0.5 } : { kind: "recompute" },
      prefix: sharedTokens === 0 ? null : { kind: "groups", groups: 1, sharedTokens, member: 1, skew: 0 },
      speculative: draftTokens === 0 ? null : { draftTokens, acceptance, draftStepSeconds: 0.25 },
      deployment: { kind: "joint", replicas: 1 },
      router: "round robin",
      queueLimit: null,
    }),
  )

let preempted = 0
let hit = 0
let keptBack = 0
test("the quick simulation tells of every request what the plain one tells", () => {
  fc.assert(
    fc.property(fc.array(asked, { minLength: 1, maxLength: 25 }), settings, (list, given) => {
      const requests = list.map(({ gap, ...rest }) => ({ arrival: gap, ...rest }))
      for (const [i, request] of requests.entries()) request.arrival += requests[i - 1]?.arrival ?? 0
      const plain = new Plain(requests, given)
      plain.run()
      const quick = runRequests(
        {
          count: requests.length,
          arrivalSeconds: Float64Array.from(requests, (r) => r.arrival),
          input: Int32Array.from(requests, (r) => r.input),
          output: Int32Array.from(requests, (r) => r.output),
          closedLoop: null,
        },
        given,
        cost,
        { seed: 1, warmUpShare: 0, horizonSeconds: null },
      )
      const { firstTokenSeconds, endSeconds, preemptions } = quick.progress
      expect([...preemptions]).toEqual(plain.all.map((r) => r.preemptions))
      expect([...firstTokenSeconds]).toEqual(plain.all.map((r) => r.first))
      expect([...endSeconds]).toEqual(plain.all.map((r) => r.end))
      if (given.cache.reserves === "whole") expect(quick.done.preemptions).toBe(0)
      preempted += quick.done.preemptions
      hit += quick.done.foundTokens
      if (given.admission !== null) keptBack += quick.done.ended
    }),
    { seed: 7, numRuns: 900 },
  )
  // The cases are such that what is compared does happen.
  expect(preempted).toBeGreaterThan(200)
  expect(hit).toBeGreaterThan(200)
  expect(keptBack).toBeGreaterThan(200)
})
