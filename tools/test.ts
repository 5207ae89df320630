// `npm test`: types, walls, build, a look for a browser, and all tests, those in the browser among them; one after the other,
// each to its end whatever the one before gave. Writes dist/ and closes with one line, `N passed, N failed`; the first four
// steps count as one test each.
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { runNode } from "./process.ts"

type Count = { readonly passed: number; readonly failed: number; readonly skipped: number }
type Step = { readonly name: string; readonly run: () => Count }

/** What is read of Vitest's JSON report. */
type VitestReport = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[]
}

const count = (code: number): Count => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 })

const tool =
  (...command: readonly string[]): (() => Count) =>
  () =>
    count(runNode("node_modules/tsx/dist/cli.mjs", command))

function lint(): Count {
  const style = runNode("node_modules/@biomejs/biome/bin/biome", ["check", "."])
  const walls = runNode("node_modules/dependency-cruiser/bin/dependency-cruise.mjs", ["src", "--config"])
  return count(style || walls)
}

function unit(): Count {
  const folder = mkdtempSync(join(tmpdir(), "venturi-test-"))
  const report = join(folder, "report.json")
  try {
    const code = runNode("node_modules/vitest/vitest.mjs", [
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ])
    return countUnit(code, JSON.parse(readFileSync(report, "utf8")))
  } catch (problem) {
    console.error(`unit: no report of the tests was written (${problem})`)
    return count(1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file that does not load or prepare has no failed test to count; neither has an error outside every file. Each counts as one. */
function countUnit(code: number, report: VitestReport): Count {
  const failedFiles = report.testResults.filter((file) => file.status === "failed")
  const unloaded = failedFiles.filter((file) => !file.assertionResults.some((one) => one.status === "failed")).length
  const failed = report.numFailedTests + unloaded
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

const steps: readonly Step[] = [
  { name: "check", run: tool("tools/check.ts") },
  { name: "lint", run: lint },
  { name: "build", run: tool("tools/build.ts") },
  { name: "browser", run: tool("tools/browser.ts") },
  { name: "unit", run: unit },
]

const total = { passed: 0, failed: 0, skipped: 0 }
const failures: string[] = []
for (const { name, run } of steps) {
  const started = performance.now()
  console.log(`\n=== ${name}`)
  const result = run()
  total.passed += result.passed
  total.failed += result.failed
  total.skipped += result.skipped
  if (result.failed > 0) failures.push(name)
  console.log(`=== ${name}: ${result.failed > 0 ? "failed" : "passed"} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
if (failures.length > 0) console.log(`\nfailed: ${failures.join(", ")}`)
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ""
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed > 0 ? 1 : 0
