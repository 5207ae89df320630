/** What `solve` is asked, understood: the input and how it is moved, the condition, the project, the values that are looked at. */
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import type { Variant } from "../../venture/index.ts"
import { type Reach, reachOf } from "../dependence.ts"
import { effort, samplersOf } from "../effort.ts"
import type { SamplingOptions } from "../run/run-venture.ts"
import { type Picked, pickProject } from "./best-project.ts"
import { within } from "./between.ts"
import { type Chooser, chooserOf, effortOfChoice } from "./chosen-anew.ts"
import { type Condition, conditionIn } from "./condition.ts"
import type { Domain } from "./domain.ts"
import { type Lookout, lookoutOf } from "./lookout.ts"
import type { Mover } from "./moved-input.ts"
import { moverOf } from "./mover.ts"
import { neverEqual } from "./never-equal.ts"
import { findTarget, type Target } from "./target.ts"
import { readCondition, type Wish } from "./wish.ts"

export type SolveRequest = {
  /** A constant, a decision, a random input or a resource, by its path or its name in the project. */
  readonly input: string
  /** `ruin at end < 5 %`, `mean(value) > 2M USD`. */
  readonly suchThat: string
  /** Its label or name; the best one where none is given. */
  readonly project?: string
  /** `5 to 60 USD/seat/month`. */
  readonly between?: string
  /** Choose the other decisions anew at each value. */
  readonly best?: boolean
}

export type SolveOptions = SamplingOptions & {
  /** Told how much is done, from 0 to 1; how much there is to do is not known before. */
  readonly onProgress?: (share: number) => void
}

export type Question = {
  readonly wish: Wish
  readonly condition: Condition
  readonly target: Target
  readonly mover: Mover
  readonly domain: Domain
  readonly picked: Picked
  readonly lookout: Lookout
  /** How many values are looked at besides those that must be. */
  readonly closer: number
}

export function questionOf(
  variant: Variant,
  request: SolveRequest,
  options: SolveOptions,
  diagnostics: Diagnostic[],
): Question | null {
  const { venture } = variant
  const wish = readCondition(request.suchThat, venture, diagnostics)
  const wanted = { project: request.project ?? null, input: request.input, quantity: wish?.constraint.quantity ?? null }
  const picked = pickProject(venture, wanted, () => samplersOf(venture, options), diagnostics)
  if (picked === null) return null
  const target = findTarget(venture, picked.project, request.input, diagnostics)
  if (wish !== null) conditionIn(venture, picked.project, wish, diagnostics)
  const mover = target === null || diagnostics.length > 0 ? null : moverOf(variant, target, options, diagnostics)
  if (wish === null || target === null || mover === null) return null
  const condition = conditionIn(mover.venture, picked.project, wish, diagnostics)
  const asked = { path: target.quantity.path, unit: target.unit, isDecision: target.kind === "decision" }
  const domain =
    request.between === undefined ? upToAll(mover, target) : within(mover.domain, request.between, asked, venture, diagnostics)
  if (condition === null || domain === null) return null
  const chooser = request.best === true ? chooserOf(mover, picked.project, condition, diagnostics) : null
  const reached = chooser?.reach ?? reachOf(mover.venture.model, [condition.limit.quantity.node])
  diagnostics.push(...hopeless(mover, condition, target, reached))
  if (diagnostics.some(({ severity }) => severity === "error")) return null
  const lookout = lookoutOf(mover, condition, chooser, options.onProgress ?? ((): void => {}))
  const closer = closerLooks(mover, chooser, reached)
  return { wish, condition, target, mover, domain, picked, lookout, closer }
}

/** What no value of the input can bring about. */
function hopeless({ moves, samplers }: Mover, condition: Condition, { quantity }: Target, reached: Reach): Diagnostic[] {
  const params = { name: quantity.path, condition: condition.limit.quantity.path }
  if (!reached[moves.kind].has(moves.index)) return [error("solve-unmoved", null, params)]
  const never = neverEqual(condition, samplers.full)
  return never === null ? [] : [never]
}

/** A share of more than all is looked at only where it is asked for; a rate (`%/year`) is no share. */
function upToAll({ domain, today }: Mover, { unit }: Target): Domain {
  const isShare = unit.text === "%" && domain.kind === "range" && domain.high === Number.POSITIVE_INFINITY && today <= 100
  return isShare ? { ...domain, high: 100, own: [domain.own[0], Math.min(100, domain.own[1])] } : domain
}

const [fewestCloser, mostCloser] = [16, 64]

/** How many values are looked at besides, by what one look costs. */
function closerLooks({ samplers: { full } }: Mover, chooser: Chooser | null, { work }: Reach): number {
  const looks = effort.solve / (work * full.plan.samples + (chooser === null ? 0 : effortOfChoice))
  return Math.round(Math.min(mostCloser, Math.max(fewestCloser, looks)))
}
