/** A change that may lift a limit, and whether it does: compiled, run on all draws, and judged as the venture itself is. */
import type { ChangeKind, FeasibilityChange, LimitKind } from "./answer.ts"
import { type Bench, type Change, changed, compiledAnew } from "./bench.ts"
import { brokenIn, standingOf } from "./limits.ts"

export type Candidate = {
  readonly kind: ChangeKind
  readonly change: Change
  /** How it is told: the path of a quantity, or the place in the file. */
  readonly path: string
  readonly from: string | null
  readonly to: string
  readonly more: FeasibilityChange["more"]
  /** How far it lies: 0 costs nothing, else the logarithm of how many times more it takes. */
  readonly distance: number
}

/** Those that leave nothing else to lift come first, then the nearest. */
export function byNearness(found: readonly Tried[]): readonly FeasibilityChange[] {
  return found.toSorted((a, b) => a.told.leaves.length - b.told.leaves.length || a.distance - b.distance).map(({ told }) => told)
}

export type Tried = { readonly told: FeasibilityChange; readonly distance: number }

export function holdsWith(limit: LimitKind, bench: Bench, change: Change): boolean {
  const other = changed(bench, change)
  const standing = other === null ? null : standingOf(limit, other)
  return standing?.isMet === true
}

/** Compiled as the founder would compile it: planners plan anew for it. Null where it does not lift the limit after all. */
export function tried(limit: LimitKind, bench: Bench, candidate: Candidate): Tried | null {
  const other = compiledAnew(bench, candidate.change)
  const standing = other === null ? null : standingOf(limit, other)
  if (other === null || standing === null || !standing.isMet) return null
  const leaves = brokenIn(other).map(({ limit: broken }) => broken)
  const { kind, change, path, from, to, more, distance } = candidate
  const set = change.kind === "set" ? `${change.path}=${change.text}` : null
  return { told: { kind, path, set, from, to, more, probability: standing.probability, leaves }, distance }
}

/** The first of a list that lifts it. */
export function firstThat(limit: LimitKind, bench: Bench, candidates: Iterable<Candidate>): Tried[] {
  for (const candidate of candidates) {
    const found = tried(limit, bench, candidate)
    if (found !== null) return [found]
  }
  return []
}

/** A text at a place of the file. */
export function edit(
  kind: ChangeKind,
  place: readonly (string | number)[],
  text: { readonly from: string | null; readonly to: string },
  distance: number,
): Candidate {
  const path = place.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("")
  return {
    kind,
    change: { kind: "edit", place, text: text.to },
    path: path.replace(/^\./u, ""),
    ...text,
    more: null,
    distance,
  }
}

/** A word of the project's sections, which `--set` reaches: `model.method`. */
export function word(
  kind: ChangeKind,
  { project }: Bench,
  key: string,
  text: { readonly from: string | null; readonly to: string },
): Candidate {
  const path = `${project.name}.${key}`
  return { kind, change: { kind: "set", path, text: text.to }, path, ...text, more: null, distance: 0 }
}
