// Prompts that are kept back beside those that decode: how long, and when not at all.
import { expect, test } from "vitest"
import type { Load } from "./load.ts"
import type { Admission, ServerSettings } from "./settings.ts"
import { simulate } from "./simulate.ts"
import type { StepCost } from "./step-cost.ts"

/** A second a step, whatever is in it. */
const beat: StepCost = { step: () => 1, arrivalSeconds: 0.25, endSeconds: 0 }
const whole = { seed: 1, warmUpShare: 0, horizonSeconds: null, slo: null }

function server(admission: Admission | null): ServerSettings {
  return {
    cache: { blocks: 1000, tokensPerBlock: 16, watermarkBlocks: 0 },
    ...{ maxBatchedTokens: 1000, maxSequences: 64, scheduler: "chunked prefill", preemption: { kind: "recompute" } },
    ...{ prefix: null, speculative: null, deployment: { kind: "joint", replicas: 1 }, router: "round robin" },
    ...{ queueLimit: null, admission },
  }
}

/** The first request decodes for a hundred steps; the others come behind it. */
function trace(...later: readonly number[]): Load {
  return {
    kind: "trace",
    trace: {
      arrivalSeconds: Float64Array.from([0, ...later]),
      input: Int32Array.from([10, ...later.map(() => 10)]),
      output: Int32Array.from([100, ...later.map(() => 2)]),
    },
  }
}

/** Of the requests behind the first: mean time to the first token. */
function wait(load: Load, admission: Admission | null): number {
  const count = load.kind === "trace" ? load.trace.input.length : 0
  const { ttft } = simulate(load, server(admission), beat, whole)
  return (ttft.mean * count - 1.25) / (count - 1)
}

test.each<[string, readonly number[], Admission | null, number]>([
  // Steps end at whole seconds and a quarter; what comes at 20 is there at 20.25 and goes into the step from then.
  ["nothing is kept back", [20], null, 1.25],
  ["a look before every step", [20], { kind: "poll", steps: 1 }, 1.25],
  // The look after the first prompt is at 1.25, then every ten steps: at 21.25.
  ["a look every ten steps", [20], { kind: "poll", steps: 10 }, 2.25],
  ["a look every ten steps, just missed", [21.5], { kind: "poll", steps: 10 }, 10.75],
  // Counted from the end of the step in which it came.
  ["held for ten steps", [20.5], { kind: "hold", steps: 10, requests: 9 }, 10.75],
  ["held until there are two", [20.5, 23.5], { kind: "hold", steps: 10, requests: 2 }, (4.75 + 1.75) / 2],
])("%s", (_, later, admission, seconds) => {
  expect(wait(trace(...later), admission)).toBeCloseTo(seconds, 9)
})

test("where nobody decodes nothing is kept back", () => {
  const lengths = { kind: "apart", input: { kind: "fixed", tokens: 20 }, output: { kind: "fixed", tokens: 5 } } as const
  const alone: Load = { kind: "closed loop", concurrency: 1, thinkSeconds: 0, requests: 20, lengths }
  const plain = simulate(alone, server(null), beat, whole)
  expect(simulate(alone, server({ kind: "poll", steps: 30 }), beat, whole)).toEqual(plain)
  expect(simulate(alone, server({ kind: "hold", steps: 30, requests: 8 }), beat, whole)).toEqual(plain)
})
