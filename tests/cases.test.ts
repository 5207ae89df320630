/** Whole-program cases: a file in, what is said and computed out. `npx vitest run tests/cases.test.ts -u` rewrites. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { type QuantityRun, runVenture } from "../src/decide/index.ts"
import { lineColumn } from "../src/diagnostics/index.ts"
import { compileVenture, type Venture } from "../src/venture/index.ts"

const root = new URL("cases/", import.meta.url)

/** What is written in the file, and what a plan is judged by; `cash` is there in each month. */
function asked({ written, model }: Venture): string[] {
  const paths = [...model.quantities.keys()]
  return [...new Set([...written, ...paths.filter((path) => /^[^.]+\.(launch|cash|value)$/u.test(path))])]
}

/** A line for each figure, in six digits; of months every twelfth. */
function answerLines(path: string, { unit, mean, p5, p50, p95 }: QuantityRun): string[] {
  const figures = Object.entries({ mean, p5, p50, p95 })
  const digits = (figure: number | null | undefined): string => (figure == null ? "none" : `${Number(figure.toPrecision(6))}`)
  const line = (at: string, of: (all: (typeof figures)[number][1]) => number | null | undefined): string =>
    `${path}${at} [${unit}] ${figures.map(([name, all]) => `${name} ${digits(of(all))}`).join(", ")}`
  if (!Array.isArray(mean)) return [line("", (all) => (typeof all === "number" ? all : null))]
  const months = mean.flatMap((_, month) => (month % 12 === 0 ? [month] : []))
  return months.map((month) => line(` in month ${month}`, (all) => (all instanceof Object ? all[month] : all)))
}

describe.each(readdirSync(root))("%s", (name) => {
  const text = readFileSync(new URL(`${name}/venture.yaml`, root), "utf8")
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })

  test("says what is wrong, where", async () => {
    const said = diagnostics.map((d) => {
      const at = d.span === null ? "" : Object.values(lineColumn(text, d.span.start)).join(":")
      const over = d.span === null ? "" : text.slice(d.span.start, d.span.end).split("\n")[0]
      return `${at} ${d.severity} ${d.code} ${JSON.stringify(over)}${d.fix === undefined ? "" : ` → ${d.fix}`}`
    })
    await expect(`${said.join("\n")}\n`).toMatchFileSnapshot(new URL(`${name}/diagnostics.txt`, root).pathname)
  })

  test("has the quantities that are written in it", async () => {
    const lines = (venture?.written ?? []).map((path) => {
      const quantity = venture?.model.quantities.get(path)
      return `${path} [${quantity?.unit}]${quantity?.isMonthly === true ? " monthly" : ""}`
    })
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(new URL(`${name}/quantities.txt`, root).pathname)
  })

  test("gives the answers, where it compiles", async () => {
    const file = new URL(`${name}/answers.txt`, root)
    if (venture === null) return expect(existsSync(file)).toBe(false)
    const { answer } = runVenture(venture, { samples: 256, seed: 1, quantities: asked(venture) })
    const lines = Object.entries(answer?.quantities ?? {}).flatMap(([path, run]) => answerLines(path, run))
    expect(lines).not.toEqual([])
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(file.pathname)
  })
})

test("ten mistakes of ten kinds get ten errors in one run", () => {
  const text = readFileSync(new URL("ten-mistakes/venture.yaml", root), "utf8")
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
  expect(venture).toBeNull()
  expect(new Set(diagnostics.map((d) => d.code)).size).toBe(10)
  expect(diagnostics).toHaveLength(10)
})
