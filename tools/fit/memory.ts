/**
 * Fits the constants of memory to published rows: `npx tsx tools/fit/memory.ts FOLDER` with FOLDER/memory.json writes src/data/memory-constants.json and
 * prints what the fit is off by, in sample, without each group (source, model and device) and without each source. `--dry` writes nothing.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { readRows } from "../truth/row.ts"
import { validate } from "./memory/cross-validation.ts"
import { frameworkConstants, frameworks, servedConstants } from "./memory/parameters.ts"
import { residualTable, worstOf } from "./memory/report.ts"
import { samplesOf } from "./memory/samples.ts"
import { leftOf, nestedHalfWidths, spreadOf } from "./memory/spread.ts"

const written = "src/data/memory-constants.json"
const [folder, ...flags] = process.argv.slice(2)
if (folder === undefined) throw new Error("npx tsx tools/fit/memory.ts FOLDER [--dry]")
const rows = readRows(readFileSync(join(folder, "memory.json"), "utf8"))
if (typeof rows === "string") throw new Error(rows)

const { samples, skipped } = samplesOf(rows)
const validation = validate(samples)
const { all, withoutGroup } = validation
const left = leftOf(samples, validation)
const halfWidths = nestedHalfWidths(left)
console.log(`${rows.length} rows, ${skipped.length} not answered, ${samples.length} figures`)
for (const line of skipped) console.log(`  ${line}`)
console.log("median / mean error")
console.log(residualTable(samples, validation, halfWidths))
console.log(`worst without their group\n${worstOf(samples, withoutGroup, 15)}`)

const constants = {
  source: {
    title: "Fitted to published memory of training, fine-tuning and inference by tools/fit/memory.ts",
    where: sourcesOf(rows).join("; "),
    date: "2026-11-30",
  },
  confidence: "secondary",
  logitBytes: rounded(frameworkConstants(all, "megatron").logitBytes),
  frameworks: Object.fromEntries(frameworks.map((name) => [name, rounded(ofFramework(name))])),
  inference: rounded(servedConstants(all)),
  spread: rounded(spreadOf(left)),
}
console.log(JSON.stringify(constants, null, 1))
if (!flags.includes("--dry")) writeFileSync(written, `${JSON.stringify(constants, null, 2)}\n`)

/** Three digits: more than a fit of this many rows can tell. */
function rounded(value: unknown): unknown {
  if (typeof value === "number") return Number(value.toPrecision(3))
  return Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, rounded(inner)])) // constants are numbers and objects of them
}

function ofFramework(name: (typeof frameworks)[number]): object {
  const { logitBytes: _, ...own } = frameworkConstants(all, name)
  return own
}

/** `repository:path@commit` of every file that rows come from. */
function sourcesOf(all: typeof rows & object): readonly string[] {
  const files = all.flatMap(({ source }) => /[\w.-]+\/[\w.-]+:[\w./-]+@[0-9a-f]+/u.exec(source)?.[0] ?? [])
  return [...new Set(files)].toSorted()
}
