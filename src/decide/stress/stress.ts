/** Blows on every project at the decisions that were chosen: who is best then, what is left, and how hard they must come to ruin. */
import { average, finite } from "../../engine/index.ts"
import { unitOf } from "../../units/index.ts"
import { scenariosOf } from "../../venture/index.ts"
import { isBetter } from "../choose/trial.ts"
import { effort, mostProjects, runsWithin } from "../effort.ts"
import type { Ground } from "../plan/ground.ts"
import type { BuiltInStress, DeadlyPair, StressAnswer, StressCase, StressedProject, StressSize } from "./answer.ts"
import { type StressBench, type Stricken, scenarioBench, stressBench } from "./bench.ts"
import { breakingPoint, type Struck } from "./breaking.ts"
import { type Blow, type BlowCase, casesOf } from "./cases.ts"

/** Looks that the breaking points of all cases may take on the full draws; the coarse ones tell where these are too many. */
const looksAtOne = 14

/** Null where there is no blow to strike. */
export function stressOf(whole: Ground): StressAnswer | null {
  const ground = { ...whole, chosen: whole.chosen.slice(0, mostProjects) }
  const { venture, chosen, unit } = ground
  const all = casesOf(
    venture,
    chosen.map(({ subject }) => subject.project),
  )
  const bench = stressBench(ground, all)
  const cases = bench === null ? [] : felt(bench, all)
  const struck = bench === null ? null : strikerOf(ground, bench, cases.length)
  const told = [
    ...cases.flatMap((one) => (struck === null ? [] : caseAnswer(ground, struck, one))),
    ...scenariosOf(venture).flatMap((name) => scenarioAnswer(ground, name)),
  ]
  if (told.length === 0) return null
  return { cases: told, deadly: struck === null ? null : deadlyPair(struck, cases, told), unit: unit.unit }
}

/** What nothing that is compared depends on is no blow. */
function felt(bench: StressBench, cases: readonly BlowCase[]): readonly BlowCase[] {
  const { coarse } = bench.samplers
  const untouched = bench.subjects.map((subject) => bench.strike(subject, [], 1, coarse))
  return cases
    .map((one) => ({ ...one, blows: one.blows.filter(bench.canStrike) }))
    .filter(({ blows }) => bench.subjects.some((subject, k) => isMoved(untouched[k], bench.strike(subject, blows, 1, coarse))))
}

function isMoved(before: Stricken | undefined, after: Stricken): boolean {
  const differs = (a: Float64Array | null | undefined, b: Float64Array | null): boolean =>
    a != null && b !== null && a.some((x, s) => x !== b[s])
  return differs(before?.trial.objective, after.trial.objective) || differs(before?.isRuined, after.isRuined)
}

/** The best project on the draws that tell how hard is too hard. */
function strikerOf({ chosen }: Ground, bench: StressBench, cases: number): Struck | null {
  const [subject] = bench.subjects
  if (subject === undefined || subject.project.name !== chosen[0]?.subject.project.name) return null
  const { full, coarse } = bench.samplers
  const isSmall = runsWithin(effort.stress, full, Math.max(1, subject.reach.work)) >= looksAtOne * cases
  return { bench, subject, sampler: isSmall ? full : coarse }
}

function caseAnswer(ground: Ground, struck: Struck, { kind, name, blows }: BlowCase): StressCase[] {
  const size = sizeOf(blows)
  const after = afterwards(ground, struck.bench, blows)
  return [{ kind, name, size, ...after, breaking: breakingPoint(struck, blows, size) }]
}

function scenarioAnswer(ground: Ground, name: string): StressCase[] {
  const bench = scenarioBench(ground, name)
  if (bench === null) return []
  return [{ kind: "scenario", name, size: null, ...afterwards(ground, bench, []), breaking: { kind: "unknown" } }]
}

/** On the full draws. */
function afterwards({ score, unit }: Ground, bench: StressBench, blows: readonly Blow[]): Pick<StressCase, "best" | "projects"> {
  const all = bench.subjects.map((subject) => ({ subject, ...bench.strike(subject, blows, 1, bench.samplers.full) }))
  const first = all.reduce((best, one) => (isBetter(one.trial, best.trial) ? one : best))
  const projects = all.map(({ subject, trial, isRuined }): [string, StressedProject] => [
    subject.project.name,
    { worth: finite(score.back(trial.score) / unit.factor), survival: isRuined === null ? null : 1 - average(isRuined) },
  ])
  return { best: first.subject.project.name, projects: Object.fromEntries(projects) }
}

/** Of all blows; null where they differ. */
function sizeOf(blows: readonly Blow[]): StressSize | null {
  const [first, ...others] = blows
  if (first === undefined || first.by.kind === "held") return null
  if (others.some(({ by }) => by.kind !== first.by.kind || by.amount !== first.by.amount)) return null
  if (first.by.kind === "share") return { kind: "share", amount: first.by.amount, unit: "" }
  const unit = unitOf(first.quantity.dimension)
  return { kind: "addition", amount: first.by.amount / unit.factor, unit: unit.text }
}

/** Of the built-in ones: that which leaves least alive, where neither of the two ruins most by itself. */
function deadlyPair(struck: Struck, cases: readonly BlowCase[], told: readonly StressCase[]): DeadlyPair | null {
  const { bench, subject } = struck
  const { name } = subject.project
  const survivors = cases.filter((one) => {
    const alive = told.find(({ kind, name: own }) => kind === one.kind && own === one.name)?.projects[name]?.survival
    return one.kind === "built-in" && alive != null && alive >= 0.5
  })
  const pairs = survivors.flatMap((a, k) =>
    survivors
      .slice(k + 1)
      .map((b) => ({ a, b, survival: aliveAfter({ bench, subject, sampler: bench.samplers.coarse }, [a, b]) })),
  )
  const [worst] = pairs.toSorted((x, y) => x.survival - y.survival)
  if (worst === undefined || worst.survival >= 0.5) return null
  const survival = aliveAfter({ bench, subject, sampler: bench.samplers.full }, [worst.a, worst.b])
  // Built-in cases have the names of built-in stresses.
  const names = [worst.a.name, worst.b.name] as [BuiltInStress, BuiltInStress]
  return survival < 0.5 ? { names, survival } : null
}

function aliveAfter({ bench, subject, sampler }: Struck, both: readonly BlowCase[]): number {
  const { isRuined } = bench.strike(
    subject,
    both.flatMap(({ blows }) => blows),
    1,
    sampler,
  )
  return isRuined === null ? 1 : 1 - average(isRuined)
}
