/** Answers a row of kind `training_throughput`: times, and the memory that some of them tell. The constants were fitted on the open rows, so that these answers are in sample. */
import { kernelsOf } from "../../src/kernels/index.ts"
import { naiveStep } from "../../src/training/calibration/baseline.ts"
import { calibrated } from "../../src/training/calibration/constants.ts"
import { intervalFactors } from "../../src/training/calibration/interval.ts"
import { settingOf } from "../../src/training/calibration/setting.ts"
import { shippedIntervals, shippedOverheads, shippedTable } from "../../src/training/calibration/shipped.ts"
import { estimateMemory } from "../../src/training/memory/estimate.ts"
import { memoryInterval } from "../../src/training/memory/interval.ts"
import { memoryProfile } from "../../src/training/memory/profile.ts"
import { stepSeconds } from "../../src/training/step/assemble.ts"
import { stepProfile } from "../../src/training/step/profile.ts"
import { stepWork } from "../../src/training/step/work.ts"
import type { Answer } from "./answer.ts"
import { figureIn } from "./memory/memory-metrics.ts"
import type { Row } from "./row.ts"
import { metricOf, trainingMetrics } from "./training-metrics.ts"
import { type TrainingRow, trainingRow } from "./training-row.ts"

export function answerTraining(row: Row): Answer {
  const asked = trainingRow(row)
  if (typeof asked === "string") return { id: row.id, skipped: asked }
  const { step, low, high, naive } = stepOf(asked)
  const told = (seconds: number): readonly (readonly [string, number])[] =>
    row.wanted.flatMap((name) => {
      const value = metricOf(name, asked, seconds)
      return value === null ? [] : [[name, value] as const]
    })
  const [ofLow, ofHigh] = [new Map(told(low)), new Map(told(high))]
  const held = memoryOf(asked, row.wanted)
  const predicted = told(step)
  if (predicted.length === 0) return { id: row.id, skipped: `no metric of these is known: ${row.wanted.join(", ")}` }
  return {
    id: row.id,
    predicted: Object.fromEntries([...predicted, ...held.map(({ name, value }) => [name, value] as const)]),
    interval: Object.fromEntries([
      ...predicted.map(([name]) => [name, ordered(ofLow.get(name) ?? 0, ofHigh.get(name) ?? 0)] as const),
      ...held.map(({ name, interval }) => [name, interval] as const),
    ]),
    baseline: Object.fromEntries(told(naive)),
  }
}

type Held = { readonly name: string; readonly value: number; readonly interval: readonly [number, number] }

/** What the same run holds: peaks are what PyTorch reserved, other figures the whole device's. */
function memoryOf({ job, layout }: TrainingRow, wanted: readonly string[]): readonly Held[] {
  return wanted.flatMap((name) => {
    const reading = name.startsWith("peak") ? "reserved" : "device"
    const bytes = trainingMetrics.has(name) ? 0 : estimateMemory(memoryProfile(job), layout, reading).total
    const value = figureIn(name, bytes)
    if (value === null || bytes === 0) return []
    const { low, high } = memoryInterval(bytes, { kind: "step", job, reading })
    return [{ name, value, interval: [(value * low) / bytes, (value * high) / bytes] }]
  })
}

function ordered(a: number, b: number): readonly [number, number] {
  return a < b ? [a, b] : [b, a]
}

type Step = { readonly step: number; readonly low: number; readonly high: number; readonly naive: number }

function stepOf({ job, layout, cluster, recipe }: TrainingRow): Step {
  const setting = settingOf(job, layout, cluster, recipe)
  const { constants, scale } = calibrated(setting, shippedTable)
  const place = { kernels: kernelsOf(cluster.device), cluster }
  const step = scale * stepSeconds(stepWork(stepProfile(job), layout, place), layout.recompute, constants)
  const [low, high] = intervalFactors(setting, shippedIntervals)
  return { step, low: step * low, high: step * high, naive: naiveStep(job, layout, cluster, shippedOverheads).seconds }
}
