/** The gates of a project: those of the file, or the usual ones where the file has none. */
import type { Quantity } from "../../engine/index.ts"
import { slug } from "../../shape/index.ts"
import type { Gate, Venture } from "../../venture/index.ts"
import { usuallySeen } from "../../venture/index.ts"
import type { Subject } from "../choose/subject.ts"
import { inProject, ofProject } from "../find-quantity.ts"

export type AskedGate = {
  readonly name: string
  readonly otherwise: string | null
  /** A time that is drawn, or a month counted from 0. */
  readonly at: Quantity | number
  readonly gets: Quantity
  readonly sees: readonly Quantity[]
}

/** Of each project without gates of its own, besides the launch. */
const usualMonths = [6, 12, 24]

/** Null where there is nothing to stop for: what stopping gives has no meaning there. */
export function askedGates(
  venture: Venture,
  subject: Subject,
): { readonly kind: "given" | "usual"; readonly gates: readonly AskedGate[] } | null {
  const { gates } = subject.project
  if (gates !== undefined) return { kind: "given", gates: gates.flatMap((gate) => asAsked(venture, subject, gate)) }
  const { name } = subject.project
  const [gets, value, launch] = ["business.stopped", "value", "launch"].map((one) => ofProject(venture, name, one))
  // A founder's own value may be anything: what stopping gives beside it, only the founder can say.
  if (gets == null || value == null || value.node !== subject.objective.node || value.definition.origin.kind === "file")
    return null
  const sees = seenIn(venture, name, usuallySeen)
  const months = usualMonths.filter((month) => month < venture.header.months - 1)
  const usual = { otherwise: null, gets, sees }
  return {
    kind: "usual",
    gates: [
      ...(launch == null ? [] : [{ ...usual, name: "launch", at: launch }]),
      ...months.map((at) => ({ ...usual, name: "", at })),
    ],
  }
}

function asAsked(venture: Venture, { project }: Subject, gate: Gate): AskedGate[] {
  const { quantities } = venture.model
  const gets = quantities.get(gate.gets)
  const named = gate.sees.map(({ text }) => slug(text))
  const sees = seenIn(venture, project.name, named.length > 0 ? named : usuallySeen)
  const times = gate.when.kind === "months" ? gate.when.months : [quantities.get(gate.when.path)]
  const otherwise = gate.otherwise === null ? null : slug(gate.otherwise.text)
  return times.flatMap((at) => (at === undefined || gets === undefined ? [] : [{ name: gate.label, otherwise, at, gets, sees }]))
}

function seenIn(venture: Venture, project: string, names: readonly string[]): Quantity[] {
  return [...new Set(names.flatMap((name) => inProject(venture, project, name) ?? []))]
}
