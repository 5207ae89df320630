/** A change that may save, before it is tried: how it is made, how it is told, and what of it is looked at afterwards. */
import { type BenchmarkId, benchmark, sourceOf, type TrustedSource } from "../../data/index.ts"
import { parseQuantity } from "../../models/index.ts"
import { noUnits, parseValue } from "../../units/index.ts"
import type { Remaking } from "../../venture/index.ts"
import type { SavedChange, SavingKind, SavingRisk } from "./answer.ts"
import { own, type SavingBench } from "./bench.ts"

export type Candidate = {
  readonly kind: SavingKind
  readonly makes: readonly Remaking[]
  readonly told: readonly SavedChange[]
  /** `after`: the venture with the change. */
  readonly risk: (after: SavingBench) => SavingRisk
  readonly sources: readonly TrustedSource[]
}

/** A text in the place of a quantity of the project, as `--set` puts it. */
export function set({ venture, project }: SavingBench, name: string, to: string): Pick<Candidate, "makes" | "told"> {
  const path = `${project.name}.${name}`
  const from = venture.model.quantities.get(path)?.definition.text ?? null
  return { makes: [{ kind: "set", path, text: to }], told: [{ path, from, to, set: setText(path, to) }] }
}

/** A text at a place of the file, which `--set` cannot put there. */
export function told(place: readonly string[], from: string | null, to: string): SavedChange {
  return { path: place.join("."), from, to, set: null }
}

/** What `--set` takes: a formula, which has an equals sign of its own, stands apart from that of the option. */
export function setText(path: string, to: string): string {
  return `${path}=${to.startsWith("=") ? " " : ""}${to}`
}

/** A default of the catalogue: its ends, its middle, and where it comes from. Shares are of 1. */
export type Ratio = {
  readonly low: number
  readonly high: number
  readonly middle: number
  readonly source: TrustedSource
  readonly text: string
}

export function ratioOf(id: BenchmarkId): Ratio {
  const row = benchmark(id)
  const value = parseValue(row.value, { file: `benchmark:${id}`, offset: 0 }, noUnits, () => {})
  const law = value?.kind === "random" ? value.distribution : null
  const middle = parseQuantity(row.value)
  const factor = value?.kind === "random" ? value.unit.factor : 1
  const [low, high] = law?.kind === "interval" ? [law.low * factor, law.high * factor] : [middle, middle]
  return { low, high, middle, source: sourceOf(row), text: row.value }
}

/** `70 %` of 0.7: what a formula reads again. */
export function percentText(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`
}

/**
 * A share of what a quantity is now: of a formula the same times the share, of a figure or a range the figures times it.
 * Null where it is neither.
 */
export function timesText(bench: SavingBench, name: string, share: number): string | null {
  const value = own(bench, name)?.definition.value ?? null
  const figure = (x: number): string => String(Number((x * share).toPrecision(4)))
  if (value?.kind === "constant") return `${figure(value.magnitude)} ${value.unit.text}`.trim()
  if (value?.kind === "random" && value.distribution.kind === "interval")
    return `${figure(value.distribution.low)} to ${figure(value.distribution.high)} ${value.unit.text}`.trim()
  const text = own(bench, name)?.definition.text ?? ""
  const formula = text.replace(/^=\s*/u, "").trim()
  const factor = /^[\p{L}\p{N}_.]+$/u.test(formula) ? formula : `(${formula})`
  return value?.kind === "formula" && text.startsWith("=") ? `= ${percentText(share)} * ${factor}` : null
}

/** Whether the founder wrote a formula of the name: it is theirs to change. */
export function isFounders(bench: SavingBench, name: string): boolean {
  const quantity = own(bench, name)
  return quantity?.definition.origin.kind === "file"
}
