/** What of a training step the file says, in the words of `venturi training`; what it leaves open is searched, or as usual. */
import type { Precision } from "../../data/index.ts"
import { error, type Report } from "../../diagnostics/index.ts"
import { middleFigure } from "../../models/index.ts"
import { either, type Field, optional, quantity, type Shape, word } from "../../shape/index.ts"
import type { Framework, Offload, Optimizer, Schedule } from "../plan/job.ts"
import type { Recompute, ZeroStage } from "../plan/layout.ts"
import type { FixedLayout } from "../search/space.ts"
import { second } from "../second.ts"

export type PlanKeys = {
  /** Tokens of a sequence. */
  readonly sequence: Field | null
  /** Sequences or samples that one replica takes through at once. */
  readonly micro_batch: Field | null
  /** Sequences or samples of one step. */
  readonly global_batch: Field | null
  readonly precision: Precision | null
  readonly framework: Framework | null
  readonly optimizer: Optimizer | null
  readonly recompute: Recompute | null
  readonly offload: Offload | null
  readonly schedule: Schedule | null
  /** Samples a second that the data loader of one machine gives. */
  readonly loader: Field | null
  readonly tp: Field | null
  readonly pp: Field | null
  readonly dp: Field | null
  readonly cp: Field | null
  readonly ep: Field | null
  readonly vpp: Field | null
  readonly zero: Field | null
}

export const planKeys: { readonly [Key in keyof PlanKeys]: Shape<PlanKeys[Key]> } = {
  sequence: optional(counted("token")),
  micro_batch: optional(quantity("", { least: 1 })),
  global_batch: optional(quantity("", { least: 1 })),
  precision: optional(word(["bf16", "fp16", "fp8", "fp4", "fp32", "tf32"])),
  framework: optional(word(["megatron", "fsdp", "deepspeed", "maxtext", "torch"])),
  optimizer: optional(word(["adamw", "adamw-8bit", "adafactor", "sgd", "muon"])),
  recompute: optional(word(["none", "selective", "full"])),
  offload: optional(word(["nothing", "optimizer", "everything"])),
  schedule: optional(word(["1f1b", "zero-bubble"])),
  loader: optional(quantity("sample/s", { least: 0 })),
  tp: optional(quantity("", { least: 1 })),
  pp: optional(quantity("", { least: 1 })),
  dp: optional(quantity("", { least: 1 })),
  cp: optional(quantity("", { least: 1 })),
  ep: optional(quantity("", { least: 1 })),
  vpp: optional(quantity("", { least: 1 })),
  zero: optional(quantity("", { least: 0 })),
}

/** A count with its unit, or bare: `4096 token`, `4096`. */
export function counted(unit: "token" | "GPU"): Shape<Field> {
  const hasUnit = new RegExp(`${unit}s?\\s*$`, "iu")
  return either(
    (tree) => tree.kind === "scalar" && !hasUnit.test(tree.text),
    quantity("", { least: 1 }),
    quantity(unit, { least: 1 }),
  )
}

/** The same in figures. */
export type AskedPlan = {
  readonly sequence: number | null
  readonly globalBatch: number | null
  readonly framework: Framework | null
  readonly optimizer: Optimizer | null
  readonly offload: Offload | null
  readonly schedule: Schedule | null
  /** [sample/s] */
  readonly loaderRate: number | null
  readonly fixed: FixedLayout
}

export const nothingAsked: AskedPlan = {
  ...{ sequence: null, globalBatch: null, framework: null, optimizer: null },
  ...{ offload: null, schedule: null, loaderRate: null, fixed: {} },
}

/** Errors: training-plan-number. */
export function askedPlan(keys: PlanKeys, report: Report): AskedPlan {
  const { framework, optimizer, precision, recompute, offload, schedule } = keys
  const figure = (key: keyof PlanKeys, field: Field | null): number | null => wholeFigure(key, field, report)
  const fixed = {
    ...{ precision, recompute, microBatch: figure("micro_batch", keys.micro_batch) },
    ...{ tp: figure("tp", keys.tp), pp: figure("pp", keys.pp), dp: figure("dp", keys.dp) },
    ...{ cp: figure("cp", keys.cp), ep: figure("ep", keys.ep), vpp: figure("vpp", keys.vpp) },
    zero: zeroStage(keys.zero, report),
  }
  const [sequence, globalBatch] = [figure("sequence", keys.sequence), figure("global_batch", keys.global_batch)]
  const loader = keys.loader?.value == null ? null : middleFigure(keys.loader.value)
  const loaderRate = loader === null || loader === 0 ? null : loader * second
  return { sequence, globalBatch, framework, optimizer, offload, schedule, loaderRate, fixed: given(fixed) }
}

/** Of a run that was measured: what it does not say of its job is as the section says; how it was laid out is its own. */
export function over(section: AskedPlan, own: AskedPlan): AskedPlan {
  const { precision } = { ...section.fixed, ...own.fixed }
  return {
    sequence: own.sequence ?? section.sequence,
    globalBatch: own.globalBatch ?? section.globalBatch,
    framework: own.framework ?? section.framework,
    optimizer: own.optimizer ?? section.optimizer,
    offload: own.offload ?? section.offload,
    schedule: own.schedule ?? section.schedule,
    loaderRate: own.loaderRate ?? section.loaderRate,
    fixed: { ...own.fixed, ...(precision === undefined ? {} : { precision }) },
  }
}

/** A step is planned before anything is drawn or decided.  Errors: training-plan-number. */
export function wholeFigure(key: string, field: Field | null, report: Report): number | null {
  if (field?.value == null) return null
  const figure = field.value.kind === "constant" ? middleFigure(field.value) : null
  if (figure !== null && Number.isInteger(figure)) return figure
  report(error("training-plan-number", field.span, { key, got: field.text }))
  return null
}

const stages: readonly ZeroStage[] = [0, 1, 2, 3]

function zeroStage(field: Field | null, report: Report): ZeroStage | null {
  const figure = wholeFigure("zero", field, report)
  const stage = stages.find((one) => one === figure) ?? null
  if (figure !== null && stage === null) report(error("training-zero-stage", field?.span ?? null, { got: figure }))
  return stage
}

function given<T extends object>(some: T): { readonly [K in keyof T]?: NonNullable<T[K]> } {
  // Keys of the object, and only values that are there.
  return Object.fromEntries(Object.entries(some).filter(([, value]) => value !== null)) as {
    readonly [K in keyof T]?: NonNullable<T[K]>
  }
}
