// A streamed plan ends where `plan` ends, tells the ranking first, and stops when nobody wants it any more.
import { expect, test } from "vitest"
import { smallVenture } from "../../../tests/support/small-venture.ts"
import { planVenture } from "./plan-venture.ts"
import { type StreamedPlan, type StreamPlanOptions, streamPlan } from "./stream-plan.ts"

const venture = smallVenture({
  resources: { cash: "100 USD" },
  file: { demand: "20 to 60", price: "normal(5 USD, 1 USD)" },
  projects: {
    a: { order: "choose 0 to 100", value: "= price * min(order, demand) - 2 USD * order + resources.cash" },
    b: { value: "= 30 * price" },
  },
})

async function all(options: StreamPlanOptions): Promise<StreamedPlan[]> {
  const steps: StreamedPlan[] = []
  for await (const step of streamPlan(venture, options)) steps.push(step)
  return steps
}

test("the last step is the plan", async () => {
  const steps = await all({ samples: 1000, seed: 3 })
  expect(steps.at(-1)).toEqual({ ...planVenture(venture, { samples: 1000, seed: 3 }), isFinal: true })
  expect(steps.filter(({ isFinal }) => isFinal)).toHaveLength(1)
})

test("the ranking comes before anything else, and what is known stays as it is", async () => {
  const steps = await all({ samples: 1000 })
  const last = steps.at(-1)?.answer ?? {}
  expect(Object.keys(steps[0]?.answer ?? {})).toEqual(expect.arrayContaining(["because", "best", "projects", "samples", "seed"]))
  expect(steps[0]?.answer).not.toHaveProperty("actions")
  for (const { answer } of steps) expect(last).toMatchObject(answer ?? {})
  const counts = steps.map(({ answer }) => Object.keys(answer ?? {}).length)
  expect(counts).toEqual(counts.toSorted((a, b) => a - b))
  expect(new Set(counts).size).toBe(counts.length)
})

test("what cannot be planned is told as by plan", async () => {
  const nothing = smallVenture({ file: { x: "1 USD" } })
  const steps: StreamedPlan[] = []
  for await (const step of streamPlan(nothing)) steps.push(step)
  expect(steps).toEqual([{ ...planVenture(nothing), isFinal: true }])
  expect((await all({ samples: 0 })).map(({ answer, diagnostics }) => [answer, diagnostics[0]?.code])).toEqual([
    [null, "bad-option"],
  ])
})

test("a signal is heard before the next project is settled", async () => {
  const signal = { aborted: false, reason: new Error("enough") }
  const seen: number[] = []
  const onProgress = (share: number): void => {
    seen.push(share)
    signal.aborted = true
  }
  await expect(all({ samples: 1000, signal, onProgress })).rejects.toThrow("enough")
  expect(seen).toHaveLength(1)
})

test("between steps the host may do what waits", async () => {
  let ticks = 0
  let isOver = false
  const tick = (): void => {
    ticks++
    if (!isOver) setImmediate(tick)
  }
  setImmediate(tick)
  const steps = await all({ samples: 200 })
  isOver = true
  expect(ticks).toBeGreaterThanOrEqual(steps.length)
})
