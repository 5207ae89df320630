// What to find out, in files whose answers are known by hand: each file says why.
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { type LearningAnswer, type PlanAnswer, planVenture, type StudyAnswer } from "../../src/decide/index.ts"
import { normalCdf } from "../../src/engine/index.ts"
import { compileVenture } from "../../src/venture/index.ts"
import { commandOf } from "../support/command.ts"

function planned(name: string): PlanAnswer & { readonly learning: LearningAnswer } {
  const file = `learning-${name}.yaml`
  const { venture, diagnostics } = compileVenture(readFileSync(new URL(file, import.meta.url), "utf8"), { file })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer } = planVenture(venture, { samples: 8192 })
  const { learning = null } = answer ?? {}
  if (answer === null || learning === null) throw new Error(name)
  return { ...answer, learning }
}

const study = ({ studies }: LearningAnswer, name: string): StudyAnswer => {
  const found = studies.find((one) => one.name === name)
  if (found === undefined) throw new Error(name)
  return found
}

/** What knowing adds where it moves a mean by a normal amount of that spread: unit normal loss. */
function normalLoss(mean: number, spread: number): number {
  const z = Math.abs(mean) / spread
  return spread * (Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI) - z * (1 - normalCdf(z)))
}

describe("a survey of a normal gain", () => {
  const { learning } = planned("linear-normal")
  const { sizes, best, exactly } = study(learning, "survey")
  test.each(sizes.map(({ size, value }) => [size, value] as const))("of %d customers tells what it should", (size, value) => {
    const spread = 30 / Math.sqrt(1 + (60 / 30) ** 2 / size)
    expect(Math.abs(value - normalLoss(10, spread))).toBeLessThan(0.05)
  })
  test("each tells less than knowing exactly, a larger one more, an endless one all", () => {
    const values = sizes.map(({ value }) => value)
    expect(values.toSorted((a, b) => a - b)).toEqual(values)
    expect(Math.max(...values)).toBeLessThanOrEqual(exactly)
    expect(Math.max(...values)).toBeCloseTo(exactly, 2)
  })
  test("costs by the head, and the best size is the one that leaves most", () => {
    expect(sizes.map(({ cost }) => cost?.value)).toEqual([1.00001, 1.1, 1.4, 2.6, 100_001])
    expect(sizes[best]?.size).toBe(16)
    for (const { value, cost, net } of sizes) expect(net).toBeCloseTo(value - (cost?.value ?? 0), 9)
  })
})

test("a trial that customers say yes or no to: the exact sum over the beta-binomial", () => {
  const { sizes } = study(planned("binomial").learning, "trial")
  for (const { size: n, value } of sizes) expect(Math.abs(value - exactSum(n, 2, 5))).toBeLessThan(0.03)
})

/** E[max(0, 100 E(share | k) - 30)]; launching without it is worth nothing, as 2 / 7 < 0.3. */
function exactSum(n: number, alpha: number, beta: number): number {
  const logGamma = (whole: number): number =>
    Array.from({ length: whole - 1 }, (_, k) => Math.log(k + 1)).reduce((a, b) => a + b, 0)
  const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b)
  let sum = 0
  for (let k = 0; k <= n; k++) {
    const ways = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
    const chance = Math.exp(ways + logBeta(alpha + k, beta + n - k) - logBeta(alpha, beta))
    sum += chance * Math.max(0, (100 * (alpha + k)) / (alpha + beta + n) - 30)
  }
  return sum
}

test("where nothing can be chosen, studies are warned of", () => {
  const text =
    "venturi: 1\nstudies: { ask: { about: gain, noise: 3 % } }\nprojects: { a: { formulas: { gain: 1 to 2 USD, value: = gain } } }"
  const { venture } = compileVenture(text, { file: "v.yaml" })
  if (venture === null) throw new Error("no venture")
  const { answer, diagnostics } = planVenture(venture, { samples: 512 })
  expect(answer?.learning).toBeNull()
  expect(diagnostics.map(({ code, span }) => [code, text.slice(span?.start, span?.end)])).toContainEqual(["studies-idle", "ask"])
})

describe("inputs together", () => {
  const { learning, perfectInformation } = planned("group")
  test("are worth what everything is, each alone less", () => {
    expect(learning.groups).toMatchObject([{ kind: "own", inputs: ["x", "y"] }])
    expect(learning.groups[0]?.value).toBeCloseTo(0.266761242, 2)
    expect(learning.groups[0]?.value).toBeLessThanOrEqual(perfectInformation.value)
    expect(learning.inputs.map(({ input }) => input)).toEqual(["x", "y"])
    expect(learning.inputs[0]?.value).toBeCloseTo(0.191335005, 2)
    expect(learning.inputs[1]?.value).toBeCloseTo(0.118677934, 2)
  })
  test("without studies in the file, none is made up where nothing tells how", () => {
    expect(learning.studies).toEqual([])
    expect(learning.order).toEqual([])
  })
})

test("what matters only together is found by a study of both", () => {
  const { learning } = planned("together")
  expect(study(learning, "one_of_them").exactly).toBeLessThan(0.1)
  expect(study(learning, "both").exactly).toBeCloseTo(4, 1)
  expect(learning.order.map((step) => step.study)).toEqual(["both"])
})

describe("in which order to learn", () => {
  const { order, delay } = planned("order").learning
  const [ofX, ofY] = [0.8 ** 4 / (0.8 ** 2 + 0.4 ** 2), 0.6 ** 4 / (0.6 ** 2 + 0.3 ** 2)]
  const first = normalLoss(0.3, Math.sqrt(ofX))
  const second = normalLoss(0.3, Math.sqrt(ofX + ofY)) - first
  test("what adds most for its cost comes first; a second look at the same thing does not pay", () => {
    expect(order.map((step) => step.study)).toEqual(["look_at_x", "look_at_y"])
    expect(order[0]?.adds).toBeCloseTo(first, 2)
    expect(order[1]?.adds).toBeCloseTo(second, 2)
    expect(order[1]?.net).toBeCloseTo((order[1]?.adds ?? 0) - 0.01, 9)
  })
  test("one after the other", () => {
    expect(order.map(({ months }) => months)).toEqual([1, 3])
    expect(delay).toEqual({ perMonth: 0, by: "nothing", path: null })
  })
})

describe("what waits takes", () => {
  const { learning } = planned("delay")
  test("what the launch takes a month later", () => {
    expect(learning.delay).toMatchObject({ by: "launch", path: "go.plan.build.takes" })
    expect(learning.delay.perMonth).toBeCloseTo(10, 6)
  })
  test("and a study that is slower leaves less, for the same cost", () => {
    const [quick, slow] = ["quick", "slow"].map((name) => study(learning, name).sizes[0])
    expect(quick?.value).toBeCloseTo(12.5, 0)
    expect(quick?.cost).toEqual(slow?.cost)
    expect((quick?.net ?? 0) - (slow?.net ?? 0)).toBeCloseTo(5, 6)
  })
})

test("through the command line, with a cost set from outside the file", async () => {
  const file = fileURLToPath(new URL("learning-order.yaml", import.meta.url))
  const { code, out } = await commandOf(["plan", file, "--json", "--samples", "1024", "--set", "studies.look_at_x.cost=9 USD"])
  expect(code).toBe(0)
  const { learning } = JSON.parse(out) as PlanAnswer
  expect(learning?.studies.find(({ name }) => name === "look_at_x")?.sizes[0]?.cost).toEqual({ value: 9, unit: "USD" })
  expect(learning?.order.map((step) => step.study)).not.toContain("look_at_x")
})
