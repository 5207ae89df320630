// Every quantity that a file may hold and every one that the rooms make has a phrase that says what it is.
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { businessShapes } from "../business/index.ts"
import { modelShape } from "../models/index.ts"
import { risksShape } from "../risk/index.ts"
import { planShape } from "../schedule/index.ts"
import { servingShape } from "../serving/index.ts"
import type { Description } from "../shape/index.ts"
import { peopleShape, teamShape } from "../team/index.ts"
import { trainingShape } from "../training/index.ts"
import { trendsShape } from "../trends/index.ts"
import { gatesShape } from "../venture/gates.ts"
import { compileVenture } from "../venture/index.ts"
import { meanings } from "./meanings.ts"

/** Meaning keys of the quantities in a section: a name for each key, `*` for the entries of lists and maps. */
function keysOf(description: Description, path: string): string[] {
  switch (description.sort) {
    case "quantity":
      return [path]
    case "list":
    case "map":
      return keysOf(description.of, `${path}.*`)
    case "record":
      return Object.entries(description.keys).flatMap(([key, { of }]) => keysOf(of, `${path}.${key}`))
    case "either":
      return description.of.flatMap((of) => keysOf(of, path))
    default:
      return []
  }
}

const shapes = {
  ...businessShapes,
  model: modelShape,
  training: trainingShape,
  serving: servingShape,
  team: teamShape,
  plan: planShape,
  risks: risksShape,
  gates: gatesShape,
  trends: trendsShape,
  "resources.people": peopleShape,
}

test.each(Object.entries(shapes))("every quantity of the section %s", (name, shape) => {
  expect(keysOf(shape.describe, name).filter((key) => !meanings.has(key))).toEqual([])
})

/** What the medical example has not. */
const others = `venturi: 1
currency: CNY
resources:
  cash: 1M USD
  gpus: [ { name: own, gpu: H100-SXM, count: 8 GPU, cost: owned }, { name: rented, gpu: L40S, count: 4 GPU } ]
  data: [ { name: notes, size: 1B token } ]
  people: [ { role: ml-engineer, count: 3 person, part: 50 % } ]
  channels: [ { name: group, reach: 40 to 120 customer } ]
projects:
  rented:
    model: { api: deepseek-chat, retrieval: { documents: 20k to 60k } }
    serving: { request: { input: 1000 token, output: 200 token, cached: 20 % } }
    market: { customers: 1000 customer, existing: 5 customer, begins: month 2, channels: { names: [group] } }
    usage: { seats: 10 seat/customer, requests: 5 request/seat/day }
    revenue:
      - { name: seats, kind: subscription, price: 10 USD/seat/month, discount: 5 %, terms: 2 month, share: 50 % }
      - { name: calls, kind: usage, price: 0.01 USD/request }
      - { name: help, kind: service, price: 1000 USD/customer }
    costs: [ { name: support, amount: 5 USD/seat/month, from: month 2, until: month 20 } ]
    team: { hires: [ { role: sales, count: 2 person, from: month 6, until: month 30, part: 80 % } ], raise: 3 %/year, attrition: 10 %/year, time_to_fill: 2 month, hire_fee: 20 % }
    plan: [ { task: build, takes: 3 month, cost: 10k USD, from: month 1 }, { milestone: launch, after: build } ]
    risks:
      - { name: outage, frequency: 2 1/year, effect: { revenue: -20 %, launch: 1 month, plan.build.takes: 1 month }, lasts: 1 month }
      - { name: fine, probability: 5 %/year, loss: 50k USD, effect: { churn: 20 %, team.payroll: 1000 USD/month } }
    funding: [ { name: seed, kind: equity, amount: 500k USD, dilution: 15 %, after: month 6 } ]
    tax: { country: US }
    exit: { multiple: 3 to 6, ownership: 90 % }
  own:
    model: { base: Llama-3.1-8B, method: qlora, rank: 16, data: [notes] }
    training: { gpus: [own, rented], micro_batch: 2 }
    serving: { gpu: L40S, request: { input: 1000 token, output: 200 token }, target: { ttft: 1 s, tpot: 50 ms }, on_premises: { gpus: 1 GPU/customer, price: 8k USD/GPU } }
    market: { customers: 1000 customer }
    churn: 10 %/year
    usage: { tokens: 20M token/customer/month }
    revenue: [ { name: tokens, kind: usage, price: 4 USD/Mtoken } ]
`

const root = fileURLToPath(new URL("../..", import.meta.url))
const files = ["examples", "tests/cases"].flatMap((folder) =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("venture.yaml"))
    .map((name): [string, string] => [name, readFileSync(`${root}/${folder}/${name}`, "utf8")]),
)

/** Only the founder knows what these are. */
const isOwn = (meaning: string): boolean => /^(assumptions|formulas)\.\*$/u.test(meaning)

describe("every quantity that the rooms make", () => {
  test.each([["of many kinds", others] as [string, string], ...files])("%s", (file, text) => {
    const { venture, diagnostics } = compileVenture(text, { file })
    const errors = diagnostics.filter((d) => d.severity === "error")
    expect(errors.length > 0).toBe(file.startsWith("ten-mistakes"))
    expect(venture === null).toBe(file.startsWith("ten-mistakes"))
    const keys = [...(venture?.model.quantities.values() ?? [])].map((q) => q.definition.meaning)
    expect([...new Set(keys)].filter((key) => !isOwn(key) && !meanings.has(key))).toEqual([])
  })
})
