/** The matrix products of a step as a tree that `explain` opens: each by its shape, with its FLOP, its bytes and how well the device is used. */
import type { TrustedSource } from "../../data/index.ts"
import type { Working } from "../../engine/index.ts"
import type { ProductShape } from "../../kernels/index.ts"
import { calibratedConstants } from "../calibration/constants.ts"
import { settingOf } from "../calibration/setting.ts"
import { shippedTable } from "../calibration/shipped.ts"
import type { ServingSetup } from "../plan/setup.ts"
import { emptyLayout, layBatch, sharedLayout } from "../step/batch-layout.ts"
import { type Place, placeOf } from "../step/place.ts"
import { expertShape, expertTaskSeconds, taskSeconds, taskShape } from "../step/product-time.ts"
import { type ServedPart, servedModel } from "../step/served-model.ts"
import type { StepBatch } from "../step/step-model.ts"
import { weightBits, wideFormat } from "../step/weight-formats.ts"

/** By the name of the part of a step: what stands beside it, and its products. */
export type ProductWorkings = Readonly<Record<"products" | "experts", Pick<Working, "sentence" | "source" | "parts">>>

/** On the fullest device; those of equal blocks stand together. They add up to the parts of the step, but for what its tables round. */
export function productWorkings(setup: ServingSetup, asked: StepBatch): ProductWorkings {
  const model = servedModel(setup.graph, setup.sequence)
  const { product, experts } = calibratedConstants(settingOf(setup), shippedTable)
  const [place, counts] = [placeOf(setup), countsOf(setup, asked, model.isLanguage)]
  const beside = (part: keyof ProductWorkings, constant: number): Pick<Working, "sentence" | "source"> => {
    const level = place.kernels.level(place.dense.precision)
    return {
      sentence: { says: "serving-products", params: { part, level, constant, device: setup.device.id } },
      source: byKernels,
    }
  }
  return {
    products: { ...beside("products", product), parts: model.parts.flatMap((part) => dense(part, counts, place, product)) },
    experts: { ...beside("experts", experts), parts: model.parts.flatMap((part) => grouped(part, counts, place, experts)) },
  }
}

const byKernels: TrustedSource = {
  title: "Venturi's kernels, fitted on measured tables",
  where: "docs/kernels.md",
  date: "2026-11-30",
  confidence: "secondary",
}

/** Units on the fullest device, units of all devices of a stage, and sequences that are given a token. */
type Counts = { readonly units: number; readonly all: number; readonly emitting: number }

function countsOf(setup: ServingSetup, asked: StepBatch, isLanguage: boolean): Counts {
  const { prefillTokens, prefillContext, decodes, decodeContext, decodeTokens } = asked
  if (!isLanguage) return { units: prefillTokens / setup.layout.attentionDp, all: prefillTokens, emitting: 0 }
  const laid = emptyLayout()
  layBatch(laid, sharedLayout(setup), prefillTokens, prefillContext, decodes, decodeContext, decodeTokens)
  return laid
}

function dense({ products, count }: ServedPart, { units, emitting }: Counts, place: Place, constant: number): readonly Working[] {
  const { formats } = place.setup
  return products.flatMap((task) => {
    const own = task.kind === "head" ? emitting : units
    const seconds = constant * taskSeconds(task, own, place)
    const format = task.kind === "dense" ? formats.weights : wideFormat(formats.weights)
    return seconds === 0
      ? []
      : [workingOf(task.name, count, seconds, taskShape(task, own, place.setup), weightBits[format], place)]
  })
}

function grouped({ experts, count }: ServedPart, { all }: Counts, place: Place, constant: number): readonly Working[] {
  const bits = weightBits[place.setup.formats.experts]
  return experts.flatMap((task) => {
    const seconds = constant * expertTaskSeconds(task, all, place)
    return seconds === 0 ? [] : [workingOf(task.name, count, seconds, expertShape(task, all, place.setup), bits, place)]
  })
}

function workingOf(
  name: string,
  times: number,
  seconds: number,
  shape: ProductShape,
  bits: number,
  { setup: { device }, dense: { precision }, valueBytes, peak }: Place,
): Working {
  const { batch, rows, depth, columns } = shape
  const flop = 2 * batch * rows * depth * columns
  const bytes = batch * ((depth * columns * bits) / 8 + rows * (depth + columns) * valueBytes)
  const params = {
    formula: formulaOf(shape),
    ...{ flop: prefixed(flop, "FLOP"), bytes: prefixed(bytes, "B") },
    compute: flop / seconds / (device.peak[precision] ?? peak),
    bandwidth: device.memory.bandwidth === null ? 0 : bytes / seconds / device.memory.bandwidth,
  }
  return { name, times, value: seconds, unit: "s", sentence: { says: "serving-product", params }, source: null, parts: [] }
}

const prefixes = ["", "k", "M", "G", "T", "P"] as const

/** `3.2 GFLOP`: the same in all languages. */
function prefixed(x: number, unit: string): string {
  const power = Math.min(prefixes.length - 1, Math.max(0, Math.floor(Math.log10(x) / 3)))
  return `${Number((x / 1000 ** power).toPrecision(3))} ${prefixes[power]}${unit}`
}

/** `8 × 4096 · 4096 × 6144`, several beside each other with their number in front. */
function formulaOf({ batch, rows, depth, columns }: ProductShape): string {
  const whole = (x: number): string => String(Number(x.toPrecision(6)))
  return `${batch === 1 ? "" : `${whole(batch)} · `}${whole(rows)} × ${whole(depth)} · ${whole(depth)} × ${whole(columns)}`
}
