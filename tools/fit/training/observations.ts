/** Measured steps as the fit reads them: the work of each, its setting, and the groups that are held out together. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { kernelsOf } from "../../../src/kernels/index.ts"
import { naiveStep, type Overhead } from "../../../src/training/calibration/baseline.ts"
import { kindOf, type ModelKind, type Setting, settingOf } from "../../../src/training/calibration/setting.ts"
import type { Recompute } from "../../../src/training/plan/layout.ts"
import { idealSeconds, modelFlops } from "../../../src/training/step/ideal.ts"
import { stepProfile } from "../../../src/training/step/profile.ts"
import { type StepWork, stepWork } from "../../../src/training/step/work.ts"
import { type Row, readRows } from "../../truth/row.ts"
import { publishedStep } from "../../truth/training-metrics.ts"
import { trainingRow } from "../../truth/training-row.ts"

export type Observation = {
  readonly id: string
  readonly work: StepWork
  readonly recompute: Recompute
  readonly setting: Setting
  /** ln of the published step [s]. */
  readonly target: number
  /** Repository or paper. */
  readonly source: string
  /** Source × model × device. */
  readonly group: string
  readonly model: string
  readonly kind: ModelKind
  /** ln of the seconds that the model's FLOP take at the peak of the precision. */
  readonly ideal: number
  /** [s] By the naive rule. */
  readonly naiveSeconds: (overheads: readonly Overhead[]) => number
}

export type Read = { readonly observations: readonly Observation[]; readonly unread: readonly string[] }

export function readObservations(folder: string): Read {
  const rows = readRows(readFileSync(join(folder, "training_throughput.json"), "utf8"))
  if (typeof rows === "string") throw new Error(rows)
  const read = rows.map((row) => observationOf(row))
  return {
    observations: read.filter((one) => typeof one !== "string"),
    unread: read.filter((one) => typeof one === "string"),
  }
}

function observationOf(row: Row): Observation | string {
  const asked = trainingRow(row)
  if (typeof asked === "string") return `${row.id}: ${asked}`
  const seconds = publishedStep(row.expected, asked)
  if (seconds === null) return `${row.id}: no time`
  const { job, layout, cluster, recipe } = asked
  const source = repositoryOf(row.source)
  const model = modelOf(row)
  return {
    id: row.id,
    work: stepWork(stepProfile(job), layout, { kernels: kernelsOf(cluster.device), cluster }),
    recompute: layout.recompute,
    setting: settingOf(job, layout, cluster, recipe),
    target: Math.log(seconds),
    source,
    group: `${source} × ${model} × ${cluster.device.id}`,
    model,
    kind: kindOf(job),
    ideal: Math.log(idealSeconds(modelFlops(job), layout.precision, cluster)),
    naiveSeconds: (overheads) => naiveStep(job, layout, cluster, overheads).seconds,
  }
}

/** `mosaicml/llm-foundry:scripts/…@…` is mosaicml/llm-foundry; a paper is its first words. */
function repositoryOf(source: string): string {
  return /^[\w.-]+\/[\w.-]+/u.exec(source)?.[0] ?? source.split(/[(,]/u)[0]?.trim() ?? source
}

function modelOf({ inputs }: Row): string {
  return String(inputs.model ?? "")
}
