/**
 * `plan` with decisions held: ranking, survival and money when a figure of the file is moved, quickly enough for a slider.
 * Nothing is searched, priced or learnt; whatever is not moved keeps its draws.
 */
import type { Diagnostic } from "../../diagnostics/index.ts"
import { type Compiled, compileWith, type Venture } from "../../venture/index.ts"
import type { PlanAnswer } from "../answer.ts"
import { drained } from "../drained.ts"
import { findQuantity } from "../find-quantity.ts"
import { ofPlanHeld } from "../run/run-options.ts"
import type { SamplingOptions } from "../run/run-venture.ts"
import { type Decide, groundSteps } from "./ground.ts"
import { headOf, type PlanHead } from "./plan-steps.ts"
import { compared } from "./plan-venture.ts"

/** Decisions by path, in their own units; those that are missing are taken as `run` takes them. */
export type Held = Readonly<Record<string, number>>

export type HeldOptions = SamplingOptions & {
  /** Values in place of written ones, as `--set` takes them, by path. */
  readonly set?: Readonly<Record<string, string>>
}

export type HeldResult = { readonly answer: PlanHead | null; readonly diagnostics: readonly Diagnostic[] }

/** The decisions that a plan found. */
export function decisionsIn({ projects }: Pick<PlanAnswer, "projects">): Held {
  const all = Object.values(projects).flatMap(({ decisions }) => Object.entries(decisions))
  return Object.fromEntries(all.map(([path, { value }]) => [path, value]))
}

/**
 * The head of a plan at these decisions. Errors: those of `planVenture`, and what is wrong with a value that is set; the answer
 * is null then.
 */
export function planHeld(venture: Venture, held: Held, options: HeldOptions = {}): HeldResult {
  const { subjects: before, diagnostics: wrong } = compared({ venture, held, options }, ofPlanHeld)
  if (before === null) return { answer: null, diagnostics: wrong }
  const { set = {}, ...sampling } = options
  const moved = withSet(venture, Object.entries(set))
  if (moved.venture === null) return { answer: null, diagnostics: moved.diagnostics }
  const given = { venture: moved.venture, held, options }
  const { subjects, diagnostics } =
    moved.venture === venture ? { subjects: before, diagnostics: wrong } : compared(given, ofPlanHeld)
  if (subjects === null) return { answer: null, diagnostics }
  const ground = drained(groundSteps(moved.venture, subjects, sampling, () => {}, asHeld(held)))
  return { answer: headOf(ground), diagnostics }
}

/** The venture itself where nothing is set. */
function withSet(venture: Venture, set: readonly (readonly [name: string, text: string])[]): Compiled {
  if (set.length === 0) return { venture, diagnostics: [] }
  const found = set.map(([name, text]) => ({ text, quantity: findQuantity(venture.model, name) }))
  const unknown = found.flatMap(({ quantity }) => (quantity.kind === "unknown" ? [quantity.diagnostic] : []))
  if (unknown.length > 0) return { venture: null, diagnostics: unknown }
  const texts = found.flatMap(({ text, quantity: one }) => (one.kind === "found" ? [[one.quantity.path, text] as const] : []))
  return compileWith(venture, new Map(texts))
}

function asHeld(held: Held): Decide {
  return ({ decisions }, { full }) => {
    const parameters = [...full.initial]
    for (const { index, path, initial } of decisions) parameters[index] = held[path] ?? initial
    return { parameters, grid: [[]], castAway: null, sought: { tried: 1, isExhaustive: false, gap: null } }
  }
}
