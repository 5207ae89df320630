// The mean step that is gathered is the one that sequences see.
import { describe, expect, test } from "vitest"
import { StepGatherer } from "./mean-step.ts"
import type { ServerSettings } from "./settings.ts"
import { simulate } from "./simulate.ts"
import type { StepCost } from "./step-cost.ts"

const cost: StepCost = {
  step: (prefillTokens, _prefillContext, decodes) => 5e-3 + 1e-5 * prefillTokens + 1e-4 * decodes,
  arrivalSeconds: 0,
  endSeconds: 0,
}
const settings: ServerSettings = {
  cache: { blocks: 10_000, tokensPerBlock: 16, watermarkBlocks: 0 },
  ...{ maxBatchedTokens: 2048, maxSequences: 64, scheduler: "chunked prefill" },
  ...{ preemption: { kind: "recompute" }, prefix: null, speculative: null },
  ...{ deployment: { kind: "joint", replicas: 1 }, router: "least loaded", queueLimit: null },
}

function gathered(rest: Partial<ServerSettings>) {
  const gatherer = new StepGatherer()
  const fixed = (tokens: number) => ({ kind: "fixed" as const, tokens })
  const lengths = { kind: "apart" as const, input: fixed(100), output: fixed(50) }
  const load = { kind: "closed loop" as const, lengths, requests: 1000, concurrency: 10, thinkSeconds: 0.05 }
  const options = { seed: 1, warmUpShare: 0.2, coolDownRequests: 10, horizonSeconds: null, slo: null, observer: gatherer }
  return { simulated: simulate(load, { ...settings, ...rest }, cost, options), mean: gatherer.mean }
}

describe.each<readonly [string, Partial<ServerSettings>]>([
  ["prompts among answers", {}],
  ["prompts first", { scheduler: "prefill first" }],
  [
    "two pools",
    { deployment: { kind: "split", prefillWorkers: 1, decodeWorkers: 2, transferSeconds: 0, transferSecondsPerToken: 0 } },
  ],
])("%s", (_, rest) => {
  const { simulated, mean } = gathered(rest)

  test("it is the time per output token", () => expect((mean?.seconds ?? 0) / simulated.tpot.mean).toBeCloseTo(1, 1))

  test("its classes sum to it", () => {
    const sum = mean?.classes.reduce((all, { count, seconds }) => all + count * seconds, 0)
    expect(sum).toBeCloseTo(mean?.seconds ?? Number.NaN, 12)
  })

  test("each class takes what its batch takes", () => {
    for (const { batch, seconds } of mean?.classes ?? [])
      expect(seconds).toBeCloseTo(cost.step(batch.prefillTokens, 0, batch.decodes, 0, 0), 9)
  })
})

test("nothing is gathered of a run that does nothing", () => expect(new StepGatherer().mean).toBeNull())
