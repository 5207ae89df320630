/**
 * One engine in time: requests wait, a step takes some of them, and when it is over tokens have come out. Who goes into a step is the
 * scheduler's affair (scheduling.ts); here stands what happens to a request between coming and going.
 */
import { Ended } from "./decoder.ts"
import { Line } from "./line.ts"
import { planStep } from "./scheduling.ts"
import type { Tally } from "./tally.ts"
import { type Role, type Shared, WorkerState } from "./worker-state.ts"

export class Worker extends WorkerState {
  /** [s] When it ends its step, or begins one where it is between two; Infinity where there is nothing to do. */
  next: number = Number.POSITIVE_INFINITY
  isInStep: boolean = false
  /** [s] When it last did something. */
  now: number = 0
  /** Requests that ended, or whose prompt is done where others decode, since the last time that somebody looked. */
  readonly left: Ended
  readonly #ended: Ended
  readonly #landed: Line
  #stepSeconds: number = 0
  #sequences: number = 0
  #usedBlocks: number = 0

  constructor(shared: Shared, role: Role, number: number) {
    super(shared, role, number)
    this.left = new Ended(this.room)
    this.#ended = new Ended(this.room)
    this.#landed = new Line(shared.progress.links)
  }

  arrive(request: number, now: number): void {
    this.shared.observer?.take(this.number, request)
    this.waiting.pushBack(request)
    this.queue.change(1, now)
    this.present.change(1, now)
    this.wake(now)
  }

  /** Something has changed that may give work. */
  wake(now: number): void {
    if (this.next === Number.POSITIVE_INFINITY) this.next = now
  }

  /** Goes on up to a time, that time not included, or until a request has left. One thing is done in any case. */
  runUntil(limit: number): void {
    do {
      this.now = this.next
      if (this.isInStep) this.#finish()
      else {
        this.#begin()
        if (this.#decodesOnly()) this.#decodeUntil(limit)
      }
    } while (this.next < limit && this.left.length === 0)
  }

  tallyAt(now: number): Tally {
    const begun = this.isInStep ? now - (this.next - this.#stepSeconds) : 0
    return {
      ...this.tally,
      seconds: now,
      busySeconds: this.tally.busySeconds + begun,
      sequenceSeconds: this.tally.sequenceSeconds + begun * this.#sequences,
      blockSeconds: this.tally.blockSeconds + begun * this.#usedBlocks,
      waitingSeconds: this.queue.areaAt(now),
      presentSeconds: this.present.areaAt(now),
    }
  }

  /** The cache of a request has come from a prefill worker; it decodes from the next step on. */
  land(request: number, now: number): void {
    this.shared.observer?.take(this.number, request)
    this.#landed.pushBack(request)
    this.wake(now)
  }

  #begin(): void {
    const { cost, settings, observer } = this.shared
    const { speculative } = settings
    const { plan, decoder, now } = this
    while (this.#landed.length > 0) this.#takeIn(this.#landed.head)
    planStep(this, now)
    if (plan.prefillTokens === 0 && !plan.decodes) {
      this.next = Number.POSITIVE_INFINITY
      return
    }
    const decodes = plan.decodes ? decoder.length : 0
    const tokens = plan.decodes ? decoder.tokens : 0
    const context = plan.decodes ? decoder.context : 0
    const draftSteps = decodes > 0 && speculative !== null ? speculative.draftTokens : 0
    this.#stepSeconds =
      cost.step(plan.prefillTokens, plan.prefillContext, decodes, context, tokens) +
      plan.swapSeconds +
      (draftSteps > 0 ? draftSteps * speculative!.draftStepSeconds : 0)
    this.#sequences = decodes + this.prefillLength
    this.#usedBlocks = this.pool.blocks - this.pool.free
    this.isInStep = true
    this.next = now + this.#stepSeconds
    const { prefillTokens, prefillContext } = plan
    observer?.step(this.number, now, this.#stepSeconds, prefillTokens, prefillContext, decodes, context, tokens, decoder.length)
  }

  /** Whether steps of the same sequences follow one another until one of them ends, or somebody comes. */
  #decodesOnly(): boolean {
    return this.plan.prefillTokens === 0 && this.waiting.length + this.swapped.length === 0 && this.plan.swapSeconds === 0
  }

  /** Such steps without looking at the scheduler in between; the last one, in which a sequence ends, is left in progress. */
  #decodeUntil(limit: number): void {
    const { tally, decoder, pool } = this
    const { cost, observer } = this.shared
    const tokens = decoder.length
    for (let steps = decoder.stepsToEnd(); steps > 1 && this.next < limit; steps--) {
      this.#account()
      tally.outputTokens += tokens
      decoder.advance(this.#ended)
      this.now = this.next
      const needed = decoder.blocksNeeded()
      if (needed > pool.free) {
        this.isInStep = false
        return
      }
      pool.take(needed)
      this.#usedBlocks += needed
      this.#stepSeconds = cost.step(0, 0, tokens, decoder.context, tokens)
      this.next = this.now + this.#stepSeconds
      observer?.step(this.number, this.now, this.#stepSeconds, 0, 0, tokens, decoder.context, tokens, tokens)
    }
  }

  #account(): void {
    const { tally } = this
    this.countKeptBack(this.plan.prefillTokens > 0)
    tally.steps += 1
    tally.busySeconds += this.#stepSeconds
    tally.sequenceSeconds += this.#stepSeconds * this.#sequences
    tally.blockSeconds += this.#stepSeconds * this.#usedBlocks
  }

  #takeIn(request: number): void {
    this.#landed.remove(request)
    this.running.pushBack(request)
    this.onTheWay -= 1
    this.decoder.join(request)
  }

  #finish(): void {
    const { tally, plan, now } = this
    this.#account()
    this.isInStep = false
    if (plan.decodes) {
      this.#ended.length = 0
      tally.outputTokens += this.decoder.advance(this.#ended)
      for (let i = 0; i < this.#ended.length; i++) this.#end(this.#ended.requests[i]!, now)
    }
    if (plan.prefillTokens > 0) this.#afterPrefill(now)
  }

  /** Prompts that are done give a token; those that are not wait for the next step, in their order. */
  #afterPrefill(now: number): void {
    const { left } = this.shared.progress
    let kept = 0
    for (let i = 0; i < this.prefillLength; i++) {
      const request = this.prefill[i]!
      if (left[request] === 0) this.#firstToken(request, now)
      else this.prefill[kept++] = request
    }
    this.prefillLength = kept
  }

  #firstToken(request: number, now: number): void {
    const { produced, requests, firstTokenSeconds, group, holds } = this.shared.progress
    const text = group[request]!
    if (this.pool.prefixBlocks > 0 && text >= 0 && holds[request] === 0 && !this.pool.has(text)) {
      this.pool.share(text)
      holds[request] = 1
    }
    produced[request]! += 1
    this.tally.outputTokens += 1
    // After a preemption by recomputation the first token has long been out.
    if (Number.isNaN(firstTokenSeconds[request])) {
      firstTokenSeconds[request] = now
      this.tally.inputTokens += requests.input[request]!
    }
    if (produced[request] === requests.output[request]) this.#end(request, now)
    else if (this.role === "prefill") this.#handOver(request, now)
    else this.decoder.join(request)
  }

  #end(request: number, now: number): void {
    const { progress, cost } = this.shared
    this.running.remove(request)
    this.release(request)
    progress.endSeconds[request] = now + cost.endSeconds
    this.tally.ended += 1
    this.present.change(-1, now)
    this.left.add(request)
  }

  /** Its blocks stay until a decode worker has them. */
  #handOver(request: number, now: number): void {
    this.running.remove(request)
    this.present.change(-1, now)
    this.left.add(request)
  }
}
