/** Whole-program cases: a file in, what is said and computed out. `npx vitest run tests/cases.test.ts -u` rewrites. */
import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { lineColumn } from "../src/diagnostics/index.ts"
import { compileVenture } from "../src/venture/index.ts"

const root = new URL("cases/", import.meta.url)

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
})

test("ten mistakes of ten kinds get ten errors in one run", () => {
  const text = readFileSync(new URL("ten-mistakes/venture.yaml", root), "utf8")
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
  expect(venture).toBeNull()
  expect(new Set(diagnostics.map((d) => d.code)).size).toBe(10)
  expect(diagnostics).toHaveLength(10)
})
