/**
 * Who goes into the next step of a worker. Requests are admitted in order of arrival, each with blocks for its whole prompt (vLLM:
 * `scheduler_reserve_full_isl`), none in a step in which another one had to give way (vllm/v1/core/sched/scheduler.py@00024d3).
 */
import { unreachable } from "../../engine/index.ts"
import { blocksFor } from "./block-pool.ts"
import type { WorkerState } from "./worker-state.ts"

export function planStep(worker: WorkerState, now: number): void {
  const { plan } = worker
  const { scheduler } = worker.shared.settings
  worker.look()
  plan.prefillTokens = 0
  plan.prefillContext = 0
  plan.decodes = false
  plan.swapSeconds = 0
  switch (scheduler) {
    case "chunked prefill":
      planChunked(worker, now)
      return
    case "prefill first":
      if (worker.swapped.length === 0) admit(worker, now, worker.shared.settings.maxBatchedTokens, true)
      if (plan.prefillTokens === 0) planDecodes(worker, now)
      return
    case "request level":
      if (worker.running.length === 0) worker.isOpen = true
      if (worker.isOpen) admit(worker, now, worker.shared.settings.maxBatchedTokens, true)
      if (plan.prefillTokens === 0) planDecodes(worker, now)
      if (plan.decodes) worker.isOpen = false
      return
    default:
      unreachable(scheduler)
  }
}

/** Sarathi-Serve, algorithm 3: decodes, then prompts that have begun, then new ones, as long as the step has tokens left. */
function planChunked(worker: WorkerState, now: number): void {
  const hadRoom = planDecodes(worker, now)
  let budget = worker.shared.settings.maxBatchedTokens - worker.decoder.tokens
  for (let i = 0; i < worker.prefillLength && budget > 0; i++) budget -= takeChunk(worker, worker.prefill[i]!, budget)
  if (hadRoom && worker.swapped.length === 0) admit(worker, now, budget, false)
}

/** All that decode, with those that come back from host memory. False where a request had to give way. */
function planDecodes(worker: WorkerState, now: number): boolean {
  const hadRoom = makeRoom(worker, now)
  if (hadRoom) swapIn(worker)
  worker.plan.decodes = worker.decoder.length > 0
  return hadRoom
}

/** Takes the blocks that decoding needs; the last admitted give way where there are not enough. False where one had to. */
function makeRoom(worker: WorkerState, now: number): boolean {
  let needed = worker.decoder.blocksNeeded()
  let hadRoom = true
  while (needed > worker.pool.free) {
    const last = worker.running.tail
    if (worker.shared.progress.left[last] === 0) needed -= worker.decoder.needOf(last)
    preempt(worker, last, now)
    hadRoom = false
  }
  worker.pool.take(needed)
  return hadRoom
}

function preempt(worker: WorkerState, request: number, now: number): void {
  const { progress, settings } = worker.shared
  const isDecoding = progress.left[request] === 0
  worker.running.remove(request)
  worker.tally.preemptions += 1
  progress.preemptions[request]! += 1
  if (isDecoding) worker.decoder.leave(request)
  // Prompts stand in order of admission, and the last admitted gives way.
  else worker.prefillLength -= 1
  if (isDecoding && settings.preemption.kind === "swap") {
    worker.plan.swapSeconds += progress.blocks[request]! * settings.preemption.secondsPerBlock
    worker.swapped.pushFront(request)
  } else {
    worker.waiting.pushFront(request)
    worker.queue.change(1, now)
  }
  worker.release(request)
}

/** Sequences that lie in host memory come back before anything new. */
function swapIn(worker: WorkerState): void {
  const { progress, settings } = worker.shared
  const { preemption, cache, speculative } = settings
  while (preemption.kind === "swap" && worker.swapped.length > 0 && worker.hasSlot()) {
    const request = worker.swapped.head
    const cached = progress.requests.input[request]! + progress.produced[request]! - 1
    const blocks = blocksFor(cached, cache.tokensPerBlock)
    const next = blocksFor(cached + 1 + (speculative?.draftTokens ?? 0), cache.tokensPerBlock)
    if (!worker.hasBlocks(next)) return
    worker.swapped.remove(request)
    worker.running.pushBack(request)
    progress.blocks[request] = blocks
    worker.decoder.join(request)
    worker.pool.take(blocks + worker.decoder.needOf(request))
    worker.plan.swapSeconds += blocks * preemption.secondsPerBlock
  }
}

/** New requests, in order of arrival. Whole: a prompt goes into the step as it is, alone if it is longer than the limit. */
function admit(worker: WorkerState, now: number, limit: number, isWhole: boolean): void {
  if (!worker.letsIn) return
  let budget = limit
  while (budget > 0 && worker.waiting.length > 0 && worker.hasSlot()) {
    const request = worker.waiting.head
    if (!enter(worker, request, isWhole && worker.plan.prefillTokens > 0 ? budget : Number.POSITIVE_INFINITY)) return
    worker.queue.change(-1, now)
    budget -= takeChunk(worker, request, isWhole ? Number.POSITIVE_INFINITY : budget)
  }
}

/** Gives a request its blocks, those of a shared prefix where they lie in the cache. False where it has to wait. */
function enter(worker: WorkerState, request: number, mostTokens: number): boolean {
  const { progress, prefixes, settings } = worker.shared
  const { tokensPerBlock } = settings.cache
  const { pool } = worker
  const tokens = progress.requests.input[request]! + progress.produced[request]!
  const group = progress.group[request]!
  const isHit = pool.prefixBlocks > 0 && group >= 0 && pool.has(group)
  const found = isHit ? pool.prefixBlocks * tokensPerBlock : prefixes.found[request]!
  if (tokens - found > mostTokens) return false
  const blocks = blocksFor(tokens, tokensPerBlock)
  const own = isHit ? blocks - pool.prefixBlocks : blocks
  if (!worker.hasBlocks(isHit ? own + pool.blocksToHold(group) : own) || !worker.reserve(request)) return false
  if (isHit) {
    pool.hold(group)
    progress.holds[request] = 1
  }
  pool.take(own)
  progress.blocks[request] = blocks
  progress.cached[request] = found
  progress.left[request] = tokens - found
  worker.tally.askedTokens += tokens
  worker.tally.foundTokens += found
  worker.waiting.remove(request)
  worker.running.pushBack(request)
  worker.prefill[worker.prefillLength] = request
  worker.prefillLength += 1
  return true
}

/** Prompt tokens for this step; gives how many. */
function takeChunk({ shared, plan }: WorkerState, request: number, most: number): number {
  const { left, cached } = shared.progress
  const tokens = Math.min(left[request]!, most)
  plan.prefillTokens += tokens
  plan.prefillContext += tokens * (cached[request]! + (tokens + 1) / 2)
  left[request]! -= tokens
  cached[request]! += tokens
  return tokens
}
