/** Where blows are tried: the venture with a parameter for each, on the same draws and at the decisions that were chosen. */
import { createSampler, type Quantity, type Sampler, unreachable } from "../../engine/index.ts"
import { printDimension } from "../../units/index.ts"
import { canBeShocked, remade, type Shock, shockName, type Venture } from "../../venture/index.ts"
import { endsOf } from "../actions/outcome.ts"
import { readSubjects, type Subject } from "../choose/subject.ts"
import { judged, type Tried } from "../choose/trial.ts"
import { withColumns } from "../columns.ts"
import { seatPlan, seatsFor } from "../compare/seats.ts"
import type { Samplers } from "../effort.ts"
import type { Ground } from "../plan/ground.ts"
import { isRuined, ruinIn } from "../ruin.ts"
import type { Blow, BlowCase } from "./cases.ts"

export type Stricken = {
  readonly trial: Tried
  /** Null where it knows no ruin.  Shape: [samples]. */
  readonly isRuined: Float64Array | null
}

export type StressBench = {
  readonly samplers: Samplers
  /** In the order of the ranking. */
  readonly subjects: readonly Subject[]
  /** Blows that can be struck at all. */
  readonly canStrike: (blow: Blow) => boolean
  /** `times` as hard as the blows are. */
  readonly strike: (subject: Subject, blows: readonly Blow[], times: number, sampler: Sampler) => Stricken
}

/** Null where the venture cannot be compiled with the blows. */
export function stressBench(ground: Ground, cases: readonly BlowCase[]): StressBench | null {
  const { venture } = ground
  const shocks = shocksFor(venture, cases)
  const struck = shocks.length === 0 ? venture : remade(venture, { kind: "shocks", shocks })
  return struck === null ? null : benchOf(ground, struck, shocks)
}

/** Of a scenario of the file, which is no blow: null where it cannot be compiled, or leaves projects with nothing to compare. */
export function scenarioBench(ground: Ground, name: string): StressBench | null {
  const changed = remade(ground.venture, { kind: "scenario", name })
  const bench = changed === null ? null : benchOf(ground, changed, [])
  return bench?.subjects.length === ground.chosen.length ? bench : null
}

function benchOf(ground: Ground, struck: Venture, shocks: readonly Shock[]): StressBench {
  const { chosen, samplers, venture } = ground
  const found = readSubjects(struck).subjects
  const subjects = chosen.flatMap(
    ({ subject: { project } }) => found.find((subject) => subject.project.name === project.name) ?? [],
  )
  const leverOf = leversIn(struck, shocks)
  const held = new Map(chosen.map((one) => [one.subject.project.name, heldParameters(one, struck, shocks)]))
  return {
    samplers: struck === venture ? samplers : samplersFor(struck, ground),
    subjects,
    canStrike: (blow) => leverOf(blow) !== null,
    strike: (subject, blows, times, sampler) => {
      const parameters = held.get(subject.project.name) ?? []
      return strickenOn(struck, subject, movedBy(blows, times, leverOf, { parameters, sampler }), ground)
    },
  }
}

/** What is in the venture as it is keeps its seat. */
function samplersFor({ model, correlations }: Venture, { venture, samplers: { full, coarse } }: Ground): Samplers {
  const seats = seatsFor(model.inputs, seatPlan(venture.model, venture.model))
  const of = ({ plan, seed }: Sampler): Sampler => createSampler(model, { samples: plan.samples, seed, correlations, seats })
  const made = of(full)
  return { full: made, coarse: coarse === full ? made : of(coarse) }
}

/** What a blow moves: a column of the draws, or a parameter of the model. */
type Lever = { readonly kind: "column" | "parameter"; readonly index: number }
type LeverOf = (blow: Blow) => Lever | null

function leversIn({ model }: Venture, shocks: readonly Shock[]): LeverOf {
  const inputs = new Map(model.inputs.flatMap(({ paths }, index) => paths.map((path) => [path, index] as const)))
  const parameters = new Map(model.parameters.map(({ path }, index) => [path, index]))
  return ({ quantity, by }) => {
    const input = inputs.get(quantity.path)
    if (input !== undefined) return { kind: "column", index: input }
    const shock = by.kind === "held" ? undefined : shocks.find(({ path, kind }) => path === quantity.path && kind === kindOf(by))
    const index = shock === undefined ? undefined : parameters.get(shock.parameter)
    return index === undefined ? null : { kind: "parameter", index }
  }
}

/** The decisions as they were chosen for the project, and blows that do nothing. */
function heldParameters(
  { best, subject }: Ground["chosen"][number],
  { model }: Venture,
  shocks: readonly Shock[],
): readonly number[] {
  const decided = new Map(subject.decisions.map(({ index, path, initial }) => [path, best.parameters[index] ?? initial]))
  const still = new Map(shocks.map(({ parameter, kind }) => [parameter, kind === "factor" ? 1 : 0]))
  return model.parameters.map(({ path, kind, initial }) =>
    kind === "decision" ? (decided.get(path) ?? still.get(path) ?? initial) : initial,
  )
}

/** One for each formula or figure that is struck, and each way in which it is. */
function shocksFor(venture: Venture, cases: readonly BlowCase[]): readonly Shock[] {
  const drawn = new Set(venture.model.inputs.flatMap(({ paths }) => paths))
  const shocks = new Map<string, Omit<Shock, "parameter">>()
  for (const { quantity, by } of cases.flatMap(({ blows }) => blows)) {
    if (by.kind === "held" || drawn.has(quantity.path) || !canBeShocked(quantity.definition.value)) continue
    const [path, kind] = [quantity.path, kindOf(by)]
    shocks.set(`${kind} ${path}`, { path, kind, unit: kind === "factor" ? "" : unitOfAddition(quantity) })
  }
  return [...shocks.values()].map((shock, k) => ({ ...shock, parameter: shockName(k + 1) }))
}

function kindOf({ kind }: Blow["by"]): Shock["kind"] {
  return kind === "addition" ? "addition" : "factor"
}

function unitOfAddition({ dimension }: Quantity): string {
  return printDimension(dimension)
}

type Run = { readonly parameters: readonly number[]; readonly sampler: Sampler }
type Moved = Run & { readonly columns: readonly Float64Array[] }

function movedBy(blows: readonly Blow[], times: number, leverOf: LeverOf, { parameters, sampler }: Run): Moved {
  const moved = [...parameters]
  const replaced = new Map<number, Float64Array>()
  for (const { lever, by } of blows.map((blow) => ({ lever: leverOf(blow), by: blow.by }))) {
    if (lever === null) continue
    const amount = times * by.amount
    if (lever.kind === "parameter") {
      const was = moved[lever.index] ?? 0
      moved[lever.index] = by.kind === "share" ? was * (1 + amount) : was + amount
    } else {
      const column = replaced.get(lever.index) ?? sampler.columns[lever.index] ?? new Float64Array(sampler.plan.samples)
      replaced.set(lever.index, column.map(strikeOn(by.kind, by.kind === "held" ? by.amount : amount)))
    }
  }
  return { parameters: moved, columns: withColumns(sampler, replaced), sampler }
}

function strikeOn(kind: Blow["by"]["kind"], amount: number): (x: number) => number {
  switch (kind) {
    case "share":
      return (x) => x * (1 + amount)
    case "addition":
      return (x) => x + amount
    case "held":
      return () => amount
    default:
      return unreachable(kind)
  }
}

function strickenOn({ model }: Venture, subject: Subject, { parameters, columns, sampler }: Moved, { score }: Ground): Stricken {
  const { samples } = sampler.plan
  const tells = ruinIn((own) => model.quantities.get(`${subject.project.name}.${own}`) ?? null)
  const nodes = tells === null || subject.nodes.includes(tells.node) ? subject.nodes : [...subject.nodes, tells.node]
  const results = sampler.run(nodes, parameters, columns, endsOf(subject, tells))
  const at = (node: number): Float64Array => results[nodes.indexOf(node)] ?? new Float64Array(samples)
  return {
    trial: judged(subject, parameters, subject.nodes.map(at), samples, score),
    isRuined: tells === null ? null : isRuined(tells, at(tells.node), samples),
  }
}
