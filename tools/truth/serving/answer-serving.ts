/** Answers a row of a serving kind: predicted, where it is expected, the plain roofline, and that times the best constant of the device. */
import { overheadOf } from "../../../src/serving/calibration/baseline.ts"
import { shippedOverheads } from "../../../src/serving/calibration/shipped.ts"
import type { Factors, StepModel } from "../../../src/serving/step/step-model.ts"
import type { Answer } from "../answer.ts"
import type { Row } from "../row.ts"
import { predictServing } from "./predict-serving.ts"
import { servingRow } from "./read-serving-row.ts"
import type { StepModels } from "./row-settings.ts"
import { type ServingFigures, type ServingMetric, servingMetric, servingMetrics } from "./serving-metrics.ts"
import type { ServingRow } from "./serving-row.ts"

export function answerServing(row: Row, models: StepModels): Answer {
  const asked = servingRow(row)
  if (typeof asked === "string") return { id: row.id, skipped: asked }
  const named = row.wanted.flatMap((name) => {
    const metric = servingMetrics.get(name)
    return metric === undefined ? [] : [{ name, metric }]
  })
  if (named.length === 0) return { id: row.id, skipped: `no metric of these is known: ${row.wanted.join(", ")}` }
  const figures = predictServing(asked, models)
  const { setup } = asked.pools.kind === "joint" ? asked.pools : asked.pools.decode
  const { interval } = models(setup)
  const roofline = toldOf(named, asked, predictServing(asked, models, "roofline"))
  return {
    id: row.id,
    predicted: toldOf(named, asked, figures),
    interval: Object.fromEntries(
      Object.entries(toldOf(named, asked, figures)).map(([name, value]) => {
        const metric = servingMetrics.get(name)
        const [low, high] = metric === undefined ? [1, 1] : factorsOf(metric, interval)
        return [name, [value * low, value * high]]
      }),
    ),
    baseline: roofline,
    bestConstant: Object.fromEntries(
      Object.entries(roofline).map(([name, value]) => [name, value * bestConstantOf(servingMetrics.get(name), setup.device.id)]),
    ),
  }
}

type Named = { readonly name: string; readonly metric: ServingMetric }

/** Figures that a run has: none between tokens where an answer is one token. */
function toldOf(named: readonly Named[], row: ServingRow, figures: ServingFigures): Readonly<Record<string, number>> {
  return Object.fromEntries(
    named.flatMap(({ name }) => {
      const value = servingMetric(name, row, figures)
      return value === null || !Number.isFinite(value) ? [] : [[name, value] as const]
    }),
  )
}

/** A time that follows from a rate has its factors upside down. */
function factorsOf(metric: ServingMetric, { tpot, ttft, throughput }: StepModel["interval"]): Factors {
  const inverse: Factors = [1 / throughput[1], 1 / throughput[0]]
  if (metric.of === "total") return metric.isTime ? inverse : throughput
  return metric.of === "ttft" ? ttft : metric.of === "tpot" ? tpot : inverse
}

/** Measured over the roofline in the middle of the device's rows; a rate is the shorter, the longer its time. */
function bestConstantOf(metric: ServingMetric | undefined, device: string): number {
  const of = metric?.of === "ttft" || metric?.of === "tpot" ? metric.of : "throughput"
  const overhead = overheadOf(device, of, shippedOverheads)
  return metric?.of === "total" && !metric.isTime ? 1 / overhead : overhead
}
