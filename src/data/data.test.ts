/** Every data file: ids are unique, sources are there, quantities are written in the language of the file. */
import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { noUnits, parseValue } from "../units/index.ts"
import {
  apiModels,
  benchmark,
  benchmarkIds,
  benchmarks,
  burdenOf,
  burdens,
  costWords,
  datasetOf,
  datasets,
  type Entry,
  electricityOf,
  electricityPrices,
  exchangeRateOf,
  exchangeRates,
  findApiModel,
  findGpu,
  gpus,
  isUnknown,
  licences,
  modelEntries,
  pay,
  payOf,
  roles,
  sectorEntries,
  taskEntries,
  taxes,
  taxOf,
} from "./index.ts"

/** What is wrong with a quantity text; nothing where it reads as a constant or an interval. */
function mistakes(text: string): readonly string[] {
  const codes: string[] = []
  const value = parseValue(text, { file: "data", offset: 0 }, noUnits, ({ code }) => codes.push(code))
  return value === null || value.kind === "constant" || value.kind === "random" ? codes : [value.kind]
}

const address = /https?:\/\/\S+\.\S+|[\w.-]+\/[\w.-]+(:[^@;]+)?@[0-9a-f]{7,}/

const files: readonly (readonly [string, readonly Entry[]])[] = [
  ["gpus", gpus],
  ["token-prices", apiModels],
  ["benchmarks", benchmarks],
  ["compensation pay", pay],
  ["compensation burden", burdens],
  ["taxes", taxes],
  ["electricity", electricityPrices],
  ["exchange-rates", exchangeRates],
  ["models", modelEntries],
  ["licences", licences],
  ["cost-classes", costWords],
  ["datasets", datasets],
  ["tasks", taskEntries],
  ["sectors", sectorEntries],
]

describe.each(files)("%s", (_, entries) => {
  test("ids are unique", () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  })

  test("each entry has a source, a date and a confidence; only an assumption has no address", () => {
    for (const { id, source, confidence } of entries) {
      const isPlaced = source.where === undefined ? confidence === "assumption" : address.test(source.where)
      expect([id, isPlaced]).toEqual([id, true])
      expect([id, source.title.length > 2, /^\d{4}/.test(source.date)]).toEqual([id, true, true])
      expect(["published", "secondary", "assumption"]).toContain(confidence)
    }
  })

  test("no entry rests on memory", () => {
    const doubtful = entries.filter((entry) => /from memory|index id|unverified/i.test(JSON.stringify(entry)))
    expect(doubtful.map(({ id }) => id)).toEqual([])
  })
})

test("a model whose dimensions are assumed says so, and names no page that it was not compared with", () => {
  const assumed = modelEntries.filter(({ confidence }) => confidence === "assumption")
  expect(assumed.length).toBeGreaterThan(0)
  for (const { id, note } of assumed) expect([id, /not compared with/.test(note ?? "")]).toEqual([id, true])
})

const values: readonly (readonly [string, readonly (string | null)[]])[] = [
  ["gpus", gpus.flatMap((gpu) => [gpu.memory, gpu.bandwidth, gpu.link, gpu.power, ...Object.values(gpu.peak)])],
  ["gpu prices", gpus.flatMap((gpu) => [gpu.rent, gpu.rentHyperscale, gpu.purchase].map((row) => row?.price ?? null))],
  ["token prices", apiModels.flatMap((model) => [model.input, model.cached, model.output, model.context])],
  ["taxes", taxes.flatMap((tax) => [tax.corporate, tax.vat])],
  ["data sets", datasets.flatMap(({ size }) => size)],
  ["results", taskEntries.flatMap(({ results }) => results.map(({ value }) => value))],
  ["others", [...benchmarks, ...pay, ...burdens, ...electricityPrices, ...exchangeRates].map(({ value }) => value)],
]

test.each(values)("quantities parse: %s", (_, texts) => {
  const wrong = texts.flatMap((text) => (text === null ? [] : mistakes(text).map((code) => [text, code])))
  expect(wrong).toEqual([])
})

test.each([
  ["H100-SXM", "H100-SXM"],
  ["h100 sxm", "H100-SXM"],
  ["H100", "H100-SXM"],
  ["NVIDIA H100 SXM5 80GB", "H100-SXM"],
  ["a100_sxm_80gb", "A100-SXM-80GB"],
  ["A800", "A800"],
  ["4090", "RTX-4090"],
  ["rtx4090", "RTX-4090"],
])("accelerator %s is %s", (name, id) => {
  const found = findGpu(name)
  expect(isUnknown(found) ? found.nearest : found.id).toBe(id)
})

test("an unknown accelerator is answered with the nearest three, a unique name by everybody's alias", () => {
  const found = findGpu("H10O-SXM")
  expect(isUnknown(found) && found.nearest[0]).toBe("H100-SXM")
  const names = gpus.flatMap((gpu) => [gpu.id, ...gpu.aliases])
  expect(new Set(names).size).toBe(names.length)
})

test("of names that are as near the newer accelerator comes first", () => {
  const found = findGpu("Q100", 5)
  const near = isUnknown(found) ? found.nearest : []
  expect(near).toContain("H100-SXM")
  const released = near.map((id) => gpus.find((gpu) => gpu.id === id)?.released ?? "")
  expect(released.indexOf(gpus.find(({ id }) => id === "H100-SXM")?.released ?? "none")).toBeLessThan(3)
})

test("all accelerators of the list, the popular ones with a price", () => {
  expect(gpus.length).toBe(107)
  for (const id of ["H100-SXM", "A100-SXM-80GB", "L40S", "L4", "RTX-4090", "H200-SXM", "B200"]) {
    const gpu = findGpu(id)
    expect(isUnknown(gpu) ? null : gpu.rent?.price).toMatch(/ to .* USD\/GPU-hour$/)
  }
})

test.each(["deepseek-chat", "gpt-4o-mini", "claude-sonnet-5", "kimi-k3", "GLM-5.2", "qwen3-32b", "Gemini 2.5 Flash"])(
  "API model %s",
  (name) => {
    expect(isUnknown(findApiModel(name))).toBe(false)
  },
)

test("an unknown API model names the nearest", () => {
  const found = findApiModel("gpt-4o-mni")
  expect(isUnknown(found) && found.nearest).toContain("gpt-4o-mini")
})

test("pay: every role in any country, aliases, the nearest role", () => {
  for (const role of roles) for (const place of ["US", "CN", "GB", "SG", "BR"]) expect(isUnknown(payOf(role, place))).toBe(false)
  const doctor = payOf("Doctor", "cn")
  expect(isUnknown(doctor) ? null : [doctor.role, doctor.country]).toEqual(["physician", "CN"])
  const wrong = payOf("ml-enginer", "US")
  expect(isUnknown(wrong) && wrong.nearest[0]).toBe("ml-engineer")
})

test("countries: tax, burden, electricity, rate", () => {
  const china = taxOf("CN")
  expect(isUnknown(china) ? null : [china.corporate, china.vat]).toEqual(["25 %", "13 %"])
  expect(isUnknown(taxOf("XX"))).toBe(true)
  expect(burdenOf("us").value).toBe("18 to 27 %")
  expect(electricityOf("BR").id).toBe("world")
  const yuan = exchangeRateOf("rmb")
  expect(isUnknown(yuan) ? null : yuan.value).toMatch(/CNY\/USD$/)
})

test("the ids of the type and of the file are the same", () => {
  expect(benchmarkIds).toEqual(benchmarks.map(({ id }) => id))
})

test("benchmarks are found by id", () => {
  for (const id of benchmarkIds) expect(benchmark(id).id).toBe(id)
  expect(benchmark("mfu.training").value).toBe("32 to 57 %")
})

/** The text of the library outside this room, tests apart. */
function readers(): string {
  const root = new URL("../", import.meta.url)
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"))
  const written = files.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.startsWith("data/"))
  return written.map((name) => readFileSync(new URL(name, root), "utf8")).join("\n")
}

test("every benchmark is read by a room, or the README lists it as to come", () => {
  const text = readers()
  const readme = readFileSync(new URL("README.md", import.meta.url), "utf8")
  const line = /^For rooms to come: .*$/mu.exec(readme)?.[0] ?? ""
  const toCome = [...line.matchAll(/`([^`]+)`/gu)].map((match) => match[1])
  expect(benchmarkIds.filter((id) => !text.includes(`"${id}"`))).toEqual(toCome)
})

test("every result of a task is by one of its metrics on one of its data sets, at a public address", () => {
  for (const { id, metrics, datasets: its, results } of taskEntries) {
    for (const dataset of its) expect(datasetOf(dataset).id).toBe(dataset)
    for (const { model, metric, dataset, source } of results)
      expect([id, model, metrics.includes(metric), its.includes(dataset), address.test(source.where ?? "")]).toEqual([
        ...[id, model],
        ...[true, true, true],
      ])
  }
})

test("prices of accelerators have a source too", () => {
  for (const gpu of gpus)
    for (const price of [gpu.rent, gpu.rentHyperscale, gpu.purchase]) {
      if (price === null) continue
      const { where } = price.source
      expect([gpu.id, where === undefined ? price.confidence === "assumption" : address.test(where)]).toEqual([gpu.id, true])
    }
})
