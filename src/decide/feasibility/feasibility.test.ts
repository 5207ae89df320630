import { describe, expect, test } from "vitest"
import { type SmallProject, smallProject } from "../../../tests/support/small-project.ts"
import { compileVenture, remade, type Venture } from "../../venture/index.ts"
import { planVenture } from "../plan/plan-venture.ts"
import type { Feasibility, FeasibilityChange, LimitKind } from "./answer.ts"

function compiled(text: string): Venture {
  const { venture, diagnostics } = compileVenture(text, { file: "v.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}

function judged(venture: Venture): Feasibility {
  const { answer, diagnostics } = planVenture(venture, { samples: 1024 })
  const found = answer?.projects.a?.feasibility
  if (found === undefined) throw new Error(JSON.stringify(diagnostics))
  return found
}

const of = (parts: SmallProject): Feasibility => judged(compiled(smallProject(parts)))

/** As a founder would: typed behind `--set`, or written into the file; nothing is taken from the search. */
function applied(text: string, { set, path, to }: FeasibilityChange): Venture {
  if (set !== null) {
    const at = set.indexOf("=")
    const { venture } = compileVenture(text, {
      file: "v.yaml",
      overrides: [{ path: set.slice(0, at), text: set.slice(at + 1) }],
    })
    if (venture === null) throw new Error(set)
    return venture
  }
  const place = path.split(/[.[\]]+/u).filter((step) => step !== "")
  const steps = place.map((step) => (/^\d+$/u.test(step) ? Number(step) : step))
  const venture = remade(compiled(text), { kind: "edit", place: steps, text: to })
  if (venture === null) throw new Error(path)
  return venture
}

type Case = readonly [name: string, parts: SmallProject, limit: LimitKind | null, change: string | null]

const replicaOfOne = "{ pool: lab, replica_gpus: 1 GPU, request: { input: 1000 token, output: 200 token } }"

// Memory: as planned, 16 bytes a trained parameter (arXiv 1910.02054) and what is made of them on the way, of 80 GB. Data: 20 tokens a parameter (arXiv 2203.15556), four
// passes (arXiv 2305.16264): 0.494B parameters take 9.88B tokens, 3B give 12B.
const cases: readonly Case[] = [
  ["fits", {}, null, null],
  ["8B in full on one GPU", { model: "{ base: Llama-3.1-8B, method: full, data: [notes] }", count: "1 GPU" }, "memory", "lora"],
  [
    "70B from one GPU",
    { model: "{ base: Llama-3.1-70B, method: qlora, data: [notes] }", serving: replicaOfOne },
    "memory",
    "int4",
  ],
  ["a trial beyond the horizon", { trial: "40 month" }, "date", "41 months"],
  ["a trial beyond a deadline", { trial: "20 month", constraints: "[ launch < month 12 ]" }, "date", "launch < month 21"],
  [
    "training beyond a deadline",
    {
      model: "{ base: Llama-3.1-70B, method: continue, data: [notes] }",
      size: "300B token",
      count: "32 GPU",
      constraints: "[ launch <= month 4 with 80 % ]",
    },
    "date",
    null,
  ],
  ["nobody for the trial", { trial: "9 month", constraints: "[ launch < month 8 ]" }, "date", "launch < month 10"],
  ["pretraining on one pass", { model: "{ base: Qwen2.5-0.5B, method: pretrain, data: [notes] }" }, "data", "4"],
  [
    "pretraining on too little in any number of passes",
    {
      model: "{ base: Qwen2.5-0.5B, method: pretrain, data: [notes] }",
      size: "2B token",
      training: "{ gpus: [lab], epochs: 4 }",
    },
    "data",
    "2.48B token",
  ],
  ["data that are not there", { size: "0 token" }, "data", null],
  ["no money", { cash: "20k USD" }, "cash", null],
  ["no money, and a constraint", { cash: "20k USD", constraints: "[ ruin at end < 10 % ]" }, "cash", null],
  ["cash above a floor", { cash: "300k USD", constraints: "[ cash always > 100k USD with 80 % ]" }, "cash", null],
  ["a research licence", { model: "{ base: Qwen2.5-3B, method: lora, data: [notes] }" }, "licence", "microsoft/phi-2"],
  ["data for research", { licence: "research only" }, "licence", "commercial"],
]

describe.each(cases)("%s", (_, parts, limit, to) => {
  const text = smallProject(parts)
  const { verdict } = judged(compiled(text))

  test("the first limit that binds", () => {
    expect(verdict.limit).toBe(limit)
    expect(verdict.isFeasible).toBe(limit === null)
    expect(verdict.change === null).toBe(limit === null)
    if (to !== null) expect([verdict.change, ...verdict.others].map((change) => change?.to)).toContain(to)
  })

  test("every change that is told lifts it", { timeout: 60_000 }, () => {
    for (const change of verdict.change === null ? [] : [verdict.change, ...verdict.others]) {
      const after = judged(applied(text, change))
      expect([change.path, change.to, after.verdict.limit]).not.toContain(limit)
    }
  })
})

test("a little less than the cash that is told does not do", () => {
  const parts = { cash: "20k USD" }
  const { change } = of(parts).verdict
  const enough = Number(change?.more?.value) + 20_000
  expect(of({ cash: `${enough} USD` }).verdict.limit).not.toBe("cash")
  expect(of({ cash: `${0.98 * enough} USD` }).verdict.limit).toBe("cash")
})

test("a GPU less than the count that is told does not do", () => {
  const parts: SmallProject = { model: "{ base: Llama-3.1-8B, method: full, data: [notes] }", count: "1 GPU" }
  const { verdict } = of(parts)
  const change = [verdict.change, ...verdict.others].find((one) => one?.kind === "gpus")
  expect(change?.set).toBe("resources.gpus.lab.count=3 GPU")
})

describe("what is proposed", () => {
  const all = ({ change, others }: Feasibility["verdict"]): readonly FeasibilityChange[] =>
    change === null ? [] : [change, ...others]

  test("the largest batch that fits, first of all", () => {
    const { change } = of({ training: "{ gpus: [lab], micro_batch: 1024 }" }).verdict
    expect([change?.kind, change?.path, change?.leaves]).toEqual(["batch", "a.training.micro_batch", []])
    const most = Number(change?.to)
    expect(of({ training: `{ gpus: [lab], micro_batch: ${most} }` }).verdict.limit).toBeNull()
    expect(of({ training: `{ gpus: [lab], micro_batch: ${most + 1} }` }).verdict.limit).toBe("memory")
  })

  test("no date later than ten years", () => {
    const { verdict } = of({ trial: "400 month" })
    expect(verdict.limit).toBe("date")
    expect(all(verdict).map(({ kind }) => kind)).not.toContain("horizon")
  })

  test("no model of less than a twentieth, and those of the same series first", () => {
    const little = of({ model: "{ base: Qwen2.5-0.5B, method: pretrain, data: [notes] }", size: "80M token" }).verdict
    expect(little.limit).toBe("data")
    expect(all(little).map(({ kind }) => kind)).not.toContain("model")
    const large = of({ model: "{ base: Llama-3.1-70B, method: qlora, data: [notes] }", serving: replicaOfOne }).verdict
    expect(all(large).find(({ kind }) => kind === "model")?.to).toBe("meta-llama/Llama-3.1-8B")
  })

  test("all limits that bind are told, each with what lifts it where one change does not lift all", () => {
    const { verdict } = of({ model: "{ base: Llama-3.1-8B, method: full, data: [notes] }", count: "1 GPU", cash: "20k USD" })
    expect([verdict.limit, verdict.further.map(({ limit }) => limit)]).toEqual(["memory", ["cash"]])
    expect(verdict.change?.leaves).toEqual(["cash"])
    expect(verdict.further[0]?.change?.kind).toBe("cash")
  })

  test("what holds with a change is told before what leaves another limit", () => {
    for (const [, parts] of cases) {
      const left = all(of(parts).verdict).map(({ leaves }) => leaves.length)
      expect(left).toEqual(left.toSorted((a, b) => a - b))
    }
  })
})

describe("dials", () => {
  const { dials } = of({})
  test("parameters, data, GPU-hours", () => {
    expect(dials.parameters.needed?.p50).toBe(8_030_261_248)
    // 1,000 examples of LIMA, arXiv 2305.11206.
    expect([dials.data.needed?.p50, dials.data.owned?.p50, dials.data.needed?.unit]).toEqual([750_000, 3e9, "token"])
    // The trial takes two of 36 months; 8 GPUs for 34 months of 730.5 hours.
    expect(dials.gpuHours.owned?.p50).toBeCloseTo(8 * 34 * 730.5, 3)
    expect([dials.parameters.probability, dials.data.probability, dials.gpuHours.probability]).toEqual([1, 1, 1])
  })
  test("ratio is what there is over what is needed", () => {
    for (const dial of [dials.parameters, dials.data])
      expect(dial.ratio?.p50).toBeCloseTo(Number(dial.owned?.p50) / Number(dial.needed?.p50), 6)
  })
  test("tasks of one base", () => {
    expect(dials.tasks).toMatchObject({
      base: "meta-llama/Llama-3.1-8B",
      projects: ["a"],
      adapters: ["a"],
      lines: 1,
      dataSets: 1,
    })
    expect(dials.tasks.served).toContain("language model")
  })
  test.each([
    ["{ api: deepseek-chat }", "rented"],
    ["{ base: Llama-3.1-8B, method: none }", "untrained"],
  ])("%s has no data and GPU-hours: %s", (model, reason) => {
    const found = of({ model, training: "{}" }).dials
    expect([found.data.reason, found.gpuHours.reason]).toEqual([reason, reason])
    expect(found.data).toMatchObject({ needed: null, owned: null, ratio: null, probability: null })
  })
  test("a project of formulas names no model", () => {
    const { dials: none, verdict } = judged(
      compiled("venturi: 1\ncurrency: USD\nprojects: { a: { formulas: { value: 5 to 9 USD } } }"),
    )
    expect([none.parameters, none.data, none.gpuHours, none.tasks].map(({ reason }) => reason)).toEqual(Array(4).fill("no-model"))
    expect(verdict.isFeasible).toBe(true)
  })
})

test("a licence that nobody tells binds nothing and is told", () => {
  const { licences, verdict } = of({
    model: "{ base: baichuan-inc/Baichuan-7B, method: lora, data: [notes] }",
    licence: "as agreed",
  })
  expect(licences.map(({ commercial }) => commercial)).toEqual(["unknown", "unknown"])
  expect(verdict.limit).not.toBe("licence")
})

test("pretraining takes no weights, and so no licence of them", () => {
  const { licences } = of({ model: "{ base: Qwen2.5-3B, method: pretrain, data: [notes] }" })
  expect(licences.map(({ of: what }) => what)).toEqual(["data"])
})
