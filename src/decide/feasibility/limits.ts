/**
 * The limits of a project as conditions on its quantities. Where the file says how sure a thing must be, that is asked for; elsewhere
 * that it holds in half of the samples.
 */
import { type Quantity, unreachable } from "../../engine/index.ts"
import type { Comparison, Constraint } from "../../venture/index.ts"
import { checkLimit, type Limit } from "../choose/limits.ts"
import { limitsOf } from "../choose/subject.ts"
import { ofProject } from "../find-quantity.ts"
import { ruinIn } from "../ruin.ts"
import { type LimitKind, limitKinds } from "./answer.ts"
import { type Bench, columnOf } from "./bench.ts"
import { licencesOf } from "./licences.ts"

/** Of one kind of limit: the probability that it holds, and the one that is asked for. */
export type Standing = { readonly probability: number; readonly required: number; readonly isMet: boolean }

/** What holds less often is not recommended. */
export const half = 0.5

/** Limits that do not hold, in the order in which they are looked at. */
export function brokenIn(bench: Bench): readonly (Standing & { readonly limit: LimitKind })[] {
  // At once, so that one program computes them all.
  bench.values(limitedIn(bench, limitKinds))
  return limitKinds.flatMap((limit) => {
    const standing = standingOf(limit, bench)
    return standing === null || standing.isMet || (limit === "date" && lacksData(bench)) ? [] : [{ limit, ...standing }]
  })
}

/** Null where there is nothing to hold to. */
export function standingOf(kind: LimitKind, bench: Bench): Standing | null {
  if (kind === "licence") return licenceStanding(bench)
  const limits = limitsFor(kind, bench)
  bench.values(limits.map(({ quantity }) => quantity))
  const standings = limits.map((one) => standing(one, columnOf(bench, one.quantity), bench))
  const lack = ({ required, probability, isMet }: Standing): number => (isMet ? -1 : required - probability)
  return standings.toSorted((a, b) => lack(b) - lack(a))[0] ?? null
}

/** A data set that is not there keeps training from ever beginning: that is a limit of data and none of the date. */
export function lacksData(bench: Bench): boolean {
  const there = ofProject(bench.venture, bench.project.name, "training.has_data")
  return enough(there, half).some((one) => !standing(one, columnOf(bench, one.quantity), bench).isMet)
}

/** The quantities that the limits look at. */
export function limitedIn(bench: Pick<Bench, "venture" | "project">, kinds: readonly LimitKind[]): readonly Quantity[] {
  return kinds.flatMap((kind) => limitsFor(kind, bench).map(({ quantity }) => quantity))
}

export function limitsFor(kind: LimitKind, bench: Pick<Bench, "venture" | "project">): readonly Limit[] {
  const own = (name: string): Quantity | null => ofProject(bench.venture, bench.project.name, name)
  switch (kind) {
    case "memory":
      return enough(own("feasibility.parameters.ratio"), half)
    case "date":
      return dateLimits(bench, own)
    case "data":
      return [...enough(own("feasibility.data.ratio"), half), ...enough(own("training.has_data"), half)]
    case "cash":
      return cashLimits(bench, own)
    case "licence":
      return []
    default:
      return unreachable(kind)
  }
}

type Own = (name: string) => Quantity | null

/** The launch as the constraints want it, else before the horizon; and GPU-hours in the time that this leaves. */
function dateLimits({ venture, project }: Pick<Bench, "venture" | "project">, own: Own): readonly Limit[] {
  const launch = own("launch")
  if (launch === null) return []
  const written = limitsOf(venture, project).filter(({ quantity }) => quantity.path === launch.path)
  const usual = limit(launch, { quantity: "launch", comparison: "<", value: venture.header.months, probability: half })
  const dates = written.length > 0 ? written : [usual]
  const required = Math.max(...dates.map(({ constraint }) => constraint.probability))
  return [...dates, ...enough(own("feasibility.gpu_hours.ratio"), required)]
}

/** What the constraints say of ruin and cash, else that the venture survives more often than not. */
function cashLimits({ venture, project }: Pick<Bench, "venture" | "project">, own: Own): readonly Limit[] {
  const names = ["ruin", "cash", "lowest_cash"]
  const written = limitsOf(venture, project).filter(({ constraint }) => names.includes(constraint.quantity))
  if (written.length > 0) return written
  const ruin = ruinIn(own)
  if (ruin === null) return []
  const isCash = ruin.definition.name === "cash"
  return [{ ...limit(ruin, { quantity: "ruin", comparison: "<", value: half, probability: half }), isCash, isTruth: true }]
}

function enough(quantity: Quantity | null, probability: number): readonly Limit[] {
  return quantity === null ? [] : [limit(quantity, { quantity: quantity.path, comparison: ">=", value: 1, probability })]
}

type Asked = { readonly quantity: string; readonly comparison: Comparison; readonly value: number; readonly probability: number }

function limit(quantity: Quantity, asked: Asked): Limit {
  const constraint: Constraint = {
    ...asked,
    text: "",
    span: { file: "", start: 0, end: 0 },
    when: { kind: "end" },
    dimension: quantity.dimension,
  }
  return { constraint, quantity, isTruth: false, isCash: false }
}

/** Of a truth the other way round where it must not come. */
function standing(one: Limit, values: Float64Array, { sampler }: Bench): Standing {
  const { probability, isMet } = checkLimit(one, values, sampler.plan.samples)
  const { comparison, value, probability: needed } = one.constraint
  if (!one.isTruth) return { probability, required: needed, isMet }
  const isUnwanted = comparison === "<" || comparison === "<="
  return isUnwanted ? { probability: 1 - probability, required: 1 - value, isMet } : { probability, required: value, isMet }
}

/** What forbids a product forbids it surely; what nobody knows forbids nothing. */
function licenceStanding({ project }: Bench): Standing | null {
  const all = licencesOf(project)
  if (all.length === 0) return null
  const isMet = all.every(({ commercial }) => commercial !== "no")
  return { probability: isMet ? 1 : 0, required: 1, isMet }
}
