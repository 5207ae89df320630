// The reviewed report of each example is what `venturi report` writes today.
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { exampleNames, reportsOf } from "../tools/reports.ts"

describe.each(exampleNames())("%s", (name) => {
  test("its report is current (`npm run reports` rewrites it)", { timeout: 120_000 }, () => {
    for (const { file, text } of reportsOf(name)) expect(text, file.pathname).toBe(readFileSync(file, "utf8"))
  })
})
