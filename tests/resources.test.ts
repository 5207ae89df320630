/** Each resource taken away from an example: what must never be launched is not, and no figure is lost on the way. */
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { createSampler } from "../src/engine/index.ts"
import { compileVenture } from "../src/venture/index.ts"

const text = readFileSync(new URL("../examples/medical/venture.yaml", import.meta.url), "utf8")
const { venture } = compileVenture(text, { file: "venture.yaml" })
if (venture === null) throw new Error("the example does not compile")
const sampler = createSampler(venture.model, { samples: 64, seed: 1 })
const quantities = [...venture.model.quantities.values()]
const nodes = quantities.map(({ node }) => node)

/** Every figure of every quantity, one resource multiplied by `keep`. */
function without(resource: string, keep: number): ReadonlyMap<string, Float64Array> {
  const changed = sampler.model.parameters.map((p) => (p.kind === "keep" && p.path === resource ? keep : p.initial))
  const results = sampler.run(nodes, changed)
  return new Map(quantities.map(({ path }, k) => [path, results[k] ?? new Float64Array()]))
}

test.each([
  ["resources.data.discharge_records.size", true],
  ["resources.gpus.lab.count", true],
  ["resources.people.ml_engineer.count", true],
  ["resources.people.physician.count", true],
  ["resources.people.founder.count", true],
  ["resources.gpus.h20.count", false],
  ["resources.cash", false],
])("without %s the launch is never: %s", (resource, isNever) => {
  const figures = without(resource, 0)
  expect([...figures].filter(([, row]) => row.some(Number.isNaN)).map(([path]) => path)).toEqual([])
  for (const { name } of venture.projects) {
    expect(figures.get(`${name}.launch`)?.every((month) => (month === Infinity) === isNever)).toBe(true)
    expect(figures.get(`${name}.value`)?.every(Number.isFinite)).toBe(true)
    expect(figures.get(`${name}.training.spending`)?.every(Number.isFinite)).toBe(true)
    if (isNever) expect(figures.get(`${name}.business.revenue`)?.every((money) => money === 0)).toBe(true)
  }
})

test("with half the people the launch is later, with half the GPUs not sooner", () => {
  const launch = (resource: string, keep: number): number => without(resource, keep).get("onprem.launch")?.[0] ?? Number.NaN
  expect(launch("resources.people.physician.count", 0.5)).toBeGreaterThan(launch("resources.people.physician.count", 1))
  expect(launch("resources.gpus.lab.count", 0.5)).toBeGreaterThan(launch("resources.gpus.lab.count", 1))
})
