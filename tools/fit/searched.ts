/**
 * Whether the best of many predicted layouts is told too quick: of each kind of measured run (model, devices, batch, precision, code base) the quickest step
 * that was published, beside the step predicted for its layout and for the layout that the search takes when nothing but the
 * precision is given. `npx tsx tools/fit/searched.ts TRUTH_FOLDER [CODE_BASE]` prints ln(predicted / published), of one code base or of all (ten minutes);
 * nothing is written.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { kindOf } from "../../src/training/calibration/setting.ts"
import { estimateTraining } from "../../src/training/estimate.ts"
import type { FixedLayout } from "../../src/training/search/space.ts"
import { type Row, readRows } from "../truth/row.ts"
import { publishedStep } from "../truth/training-metrics.ts"
import { type TrainingRow, trainingRow } from "../truth/training-row.ts"
import { groupBy, median } from "./statistics.ts"

type Run = { readonly asked: TrainingRow; readonly seconds: number; readonly like: string }

/** On fewer devices there is little to choose. */
const leastDevices = 8

const [folder = "", base] = process.argv.slice(2)
const rows = readRows(readFileSync(join(folder, "training_throughput.json"), "utf8"))
if (typeof rows === "string") throw new Error(rows)
const runs = [...groupBy(rows.flatMap(runOf), ({ like }) => like).values()].flatMap((alike) =>
  alike.toSorted((a, b) => a.seconds - b.seconds).slice(0, 1),
)
const offs = runs.flatMap(({ asked, seconds }) => {
  const [given, searched] = [asked.layout, { precision: asked.layout.precision }].map((fixed) => predicted(asked, fixed))
  if (given == null || searched == null) return []
  return [{ kind: kindOf(asked.job), given: Math.log(given / seconds), searched: Math.log(searched / seconds) }]
})
console.log("kind                runs | layout as published: median   mean | searched: median   mean")
print("all", offs)
for (const [kind, own] of groupBy(offs, (one) => one.kind)) print(kind, own)

function runOf(row: Row): readonly Run[] {
  const asked = trainingRow(row)
  const seconds = typeof asked === "string" ? null : publishedStep(row.expected, asked)
  if (typeof asked === "string" || seconds === null || asked.cluster.count < leastDevices) return []
  const { job, cluster, layout, recipe } = asked
  if (base !== undefined && recipe?.split("/")[0] !== base) return []
  const like = [row.inputs.model, row.inputs.num_layers, cluster.device.id, cluster.count, job.globalBatch, job.sequence]
  return [{ asked, seconds, like: [...like, layout.precision, recipe].join(" ") }]
}

/** [s]; null where nothing fits as estimated. */
function predicted({ job, cluster, recipe }: TrainingRow, fixed: FixedLayout): number | null {
  const result = estimateTraining(job, cluster, fixed, { recipe, hasAlternatives: false })
  return result.kind === "estimate" ? result.estimate.stepSeconds : null
}

function print(name: string, some: readonly { readonly given: number; readonly searched: number }[]): void {
  const figures = (["given", "searched"] as const).flatMap((key) => {
    const values = some.map((one) => one[key])
    return [median(values), values.reduce((sum, each) => sum + each, 0) / values.length]
  })
  console.log(
    `${name.padEnd(20)}${String(some.length).padStart(4)} | ${figures.map((one) => one.toFixed(3).padStart(7)).join("  ")}`,
  )
}
