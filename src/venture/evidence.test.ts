// Fits in the graph: means and spreads in closed form, units, columns of every kind, and what is wrong with a section.
import { expect, test } from "vitest"
import { explainQuantity, runVenture, sourcesOf } from "../decide/index.ts"
import type { Venture } from "./index.ts"
import { compileVenture } from "./index.ts"

const lineRows = Array.from(
  { length: 20 },
  (_, k) => `${10 + k},${5 + 0.5 * k + (k % 2 === 0 ? 1 : -1)},2026-${String((k % 12) + 1).padStart(2, "0")}`,
)
const tables: Readonly<Record<string, string>> = {
  "line.csv": ["price,sold,month", ...lineRows].join("\n"),
  "counts.csv": "plan,tickets,months\nbasic,3,100\nbasic,7,200\nbasic,2,100\npro,20,200\npro,9,100\npro,16,100",
  "left.csv": [
    "left,trial,plan",
    ...Array.from({ length: 40 }, (_, k) => `${k % 5 === 0 ? "yes" : "no"},${k % 3 === 0 ? "yes" : "no"},${"ab"[k % 2]}`),
  ].join("\n"),
  // Thirty people, each with a limit of their own, asked five prices twice over.
  "gabor.csv": [
    "who,price,buys",
    ...Array.from({ length: 300 }, (_, k) => {
      const [who, price] = [k % 30, 10 + 5 * (Math.floor(k / 30) % 5)]
      return `w${who},${price},${price + ((k * 7) % 5) < 8 + who ? "yes" : "no"}`
    }),
  ].join("\n"),
  "sure.csv": "left,plan\nno,a\nno,a\nno,a\nyes,b\nno,b\nyes,b\nno,b",
}

function compiled(evidence: string, rest = ""): ReturnType<typeof compileVenture> {
  const text = `venturi: 1\nhorizon: 12 months\nassumptions: { price: 20 USD/month }\nevidence: [ ${evidence} ]\n${rest}`
  return compileVenture(text, { file: "venture.yaml", readFile: (name) => tables[name] ?? null })
}

function ventureOf(evidence: string, rest = ""): Venture {
  const { venture, diagnostics } = compiled(evidence, rest)
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}

function statsOf(venture: Venture, name: string): { readonly mean: unknown; readonly sd: unknown; readonly unit: string } {
  const found = runVenture(venture, { quantities: [name] }).answer?.quantities[name]
  if (found === undefined) throw new Error(`${name} is missing`)
  return found
}

/** Least squares in closed form: the mean at x, and its standard error widened as Student's t is. */
function lineAt(x: number): { readonly mean: number; readonly error: number } {
  const rows = lineRows.map((row) => row.split(",").map(Number))
  const [xs, ys] = [rows.map(([price = 0]) => price), rows.map(([, sold = 0]) => sold)]
  const average = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length
  const [mx, my] = [average(xs), average(ys)]
  const sxx = xs.reduce((sum, each) => sum + (each - mx) ** 2, 0)
  const slope = xs.reduce((sum, each, k) => sum + (each - mx) * ((ys[k] ?? 0) - my), 0) / sxx
  const variance = ys.reduce((sum, each, k) => sum + (each - my - slope * ((xs[k] ?? 0) - mx)) ** 2, 0) / 18
  return { mean: my + slope * (x - mx), error: Math.sqrt(variance * (1 / 20 + (x - mx) ** 2 / sxx) * (18 / 16)) }
}

test("a line: mean and error of the mean in closed form, in the unit of its column", () => {
  const venture = ventureOf(
    "{ name: demand, file: line.csv, kind: linear, of: sold, by: [price], units: { price: USD/month, sold: customer }, at: { price: = price } }",
  )
  const { mean, sd, unit } = statsOf(venture, "evidence.demand")
  const { mean: expected, error } = lineAt(20)
  expect(unit).toBe("customer")
  expect(mean).toBeCloseTo(expected, 3)
  expect(Number(sd) / error).toBeCloseTo(1, 2)
})

test("away from the centre the effect counts: the draws are correlated as the coefficients are", () => {
  const venture = ventureOf("{ name: demand, file: line.csv, kind: linear, of: sold, by: [price], at: { price: 60 } }")
  const { mean, sd } = statsOf(venture, "evidence.demand")
  expect(mean).toBeCloseTo(lineAt(60).mean, 2)
  expect(Number(sd) / lineAt(60).error).toBeCloseTo(1, 2)
})

test("counts over an exposure: the rate of the group that is named, in its unit", () => {
  const evidence = (plan: string): string =>
    `{ name: support, file: counts.csv, of: tickets, by: [plan], exposure: months, units: { tickets: request, months: month }, at: { plan: ${plan} } }`
  for (const [plan, rate] of [
    ["basic", 12 / 400],
    ["pro", 45 / 400],
  ] as const) {
    const { mean, unit } = statsOf(ventureOf(evidence(plan)), "evidence.support")
    expect(unit).toBe("request/month")
    // The mean of a lognormal lies a little above.
    expect(Number(mean) / rate).toBeGreaterThan(1)
    expect(Number(mean) / rate).toBeLessThan(1.1)
  }
})

test("yes and no: columns that `at` leaves out stand at their centre, the others where it says", () => {
  const venture = ventureOf(
    "{ name: churn, file: left.csv, of: left, by: [trial, plan], units: { left: 1/year }, at: { trial: no } }",
  )
  const { mean, unit } = statsOf(venture, "evidence.churn")
  expect(unit).toBe("1/year")
  expect(Number(mean)).toBeGreaterThan(0.1)
  expect(Number(mean)).toBeLessThan(0.5)
  expect([...venture.model.quantities.keys()].filter((path) => path.includes("effect")).sort()).toEqual([
    "evidence.churn.effect.trial",
    "evidence.churn.effect.trial.luck",
  ])
})

test("answers to several prices by the same people: the share who would buy, as sure as the people are many", () => {
  const evidence = (respondent: string): string =>
    `{ name: buys, file: gabor.csv, of: buys, by: [price], ${respondent} units: { price: USD/month }, at: { price: = price } }`
  const [alone, grouped] = [evidence(""), evidence("respondent: who,")].map((text) => statsOf(ventureOf(text), "evidence.buys"))
  expect(Number(grouped?.mean)).toBeCloseTo(Number(alone?.mean), 1)
  expect(Number(grouped?.sd)).toBeGreaterThan(Number(alone?.sd))
})

test("days are months from the first, typed as a date", () => {
  const venture = ventureOf("{ name: trend, file: line.csv, kind: linear, of: sold, by: [month], at: { month: 2027-01 } }")
  const source = sourcesOf(venture, "2027-01-01").defaults.find(({ path }) => path.startsWith("evidence.trend"))?.source
  expect(source).toEqual({ title: "sold ~ month (linear, n = 20)", where: "line.csv", date: "2026-12-01" })
  expect(Number(statsOf(venture, "evidence.trend").mean)).toBeGreaterThan(5)
})

test("explain opens down to the table", () => {
  const venture = ventureOf("{ name: demand, file: line.csv, kind: linear, of: sold, by: [price], at: { price: 20 } }")
  const { answer } = explainQuantity(venture, "evidence.demand")
  const line = answer?.quantity.children[0]
  expect(line?.children.map(({ path }) => path)).toEqual([
    "evidence.demand.level",
    "evidence.demand.effect.price",
    "evidence.demand.at.price",
  ])
  expect(line?.children[0]?.children[0]).toMatchObject({
    path: "evidence.demand.level.luck",
    text: "normal(0, 1)",
    origin: { source: { title: "sold ~ price (linear, n = 20)", where: "line.csv" } },
  })
})

test("--set and scenarios reach the values of `at`", () => {
  const text =
    "venturi: 1\nhorizon: 12 months\nevidence: [ { name: demand, file: line.csv, kind: linear, of: sold, by: [price], at: { price: 20 } } ]"
  const options = { file: "venture.yaml", readFile: (name: string) => tables[name] ?? null }
  const { venture } = compileVenture(text, { ...options, overrides: [{ path: "evidence.demand.at.price", text: "25" }] })
  if (venture === null) throw new Error("a venture was wanted")
  expect(Number(statsOf(venture, "evidence.demand").mean)).toBeCloseTo(lineAt(25).mean, 2)
})

const demand = "name: demand, file: line.csv, kind: linear, of: sold"
test.each<[string, string, Record<string, unknown>]>([
  [`{ name: x, file: ../line.csv, of: sold, by: [price] }`, "data-missing", { file: "../line.csv" }],
  [`{ ${demand}, by: [prise] }`, "evidence-unknown-column", { nearest: ["price"] }],
  [`{ ${demand}, by: [price], at: { prise: 20 } }`, "unknown-key", { key: "prise", nearest: ["price"] }],
  [`{ ${demand}, by: [price], units: { prise: USD } }`, "unknown-key", { key: "prise" }],
  [`{ ${demand}, by: [price], units: { price: USSD/month } }`, "unknown-unit", {}],
  [`{ ${demand}, by: [price], at: { price: = price } }`, "wrong-unit", {}],
  [`{ ${demand}, by: [price], kind: logistic }`, "evidence-fit-kind", {}],
  [`{ ${demand}, by: [] }`, "evidence-fit-nothing", {}],
  [`{ name: x, file: counts.csv, of: tickets, by: [plan], at: { plan: prro } }`, "unknown-word", { nearest: ["pro"] }],
  [`{ name: x, file: sure.csv, of: left, by: [plan], at: { plan: a } }`, "evidence-fit-separation", { level: "a" }],
  [`{ ${demand} }, { ${demand}, by: [price] }`, "duplicate-name", { name: "demand" }],
  [`{ name: x, of: sold, by: [price] }`, "missing-key", { key: "file" }],
])("%s is refused: %s", (evidence, code, params) => {
  const { venture, diagnostics } = compiled(
    evidence.replace("kind: linear, of: sold, by: [price], kind: logistic", "of: sold, by: [price], kind: logistic"),
  )
  expect(venture).toBeNull()
  const found = diagnostics.find((one) => one.code === code)
  expect(diagnostics.map((one) => one.code)).toContain(code)
  expect(found?.params).toMatchObject(params)
  expect(found?.span?.file).toBe("venture.yaml")
})

test("a figure beyond the rows is told, and reckoned with", () => {
  const { venture, diagnostics } = compiled(`{ ${demand}, by: [price], at: { price: 60 } }`)
  expect(venture).not.toBeNull()
  expect(diagnostics.find(({ code }) => code === "evidence-outside")).toMatchObject({
    severity: "warning",
    params: { name: "price", got: 60, least: 10, most: 29 },
  })
})
