// Ten million samples need no more memory than a hundred thousand, where only figures are asked for.
import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"

const program = fileURLToPath(new URL("support/peak-memory.ts", import.meta.url))

function peak(samples: number): { readonly samples: number; readonly megabytes: number } {
  return JSON.parse(execFileSync(process.execPath, ["--import", "tsx", program, String(samples)], { encoding: "utf8" }))
}

test("ten million samples of a small venture", { timeout: 120_000 }, () => {
  const [few, many] = [peak(100_000), peak(10_000_000)]
  expect(many.samples).toBeGreaterThanOrEqual(10_000_000)
  // Their columns alone would be 320 MB; some tens are what the collector has not looked at yet.
  expect(many.megabytes - few.megabytes).toBeLessThan(120)
})
