/** `compare`: what differs between two variants, what that makes of the plan, and which of the changes did it. */
import { type Diagnostic, distinctDiagnostics } from "../../diagnostics/index.ts"
import { drawsOf, notANumber, type Question } from "../../engine/index.ts"
import { mistakesIn } from "../../options/index.ts"
import { isSame } from "../../units/index.ts"
import { type Change, type Changes, changesBetween, type Variant } from "../../venture/index.ts"
import { objectiveUnit } from "../choose/objective-unit.ts"
import { readSubjects, type Subject } from "../choose/subject.ts"
import { bestOf } from "../choose/trial.ts"
import { figuresOf, type Shown } from "../figures.ts"
import { ofCompare } from "../run/run-options.ts"
import { drawWarnings, type SamplingOptions } from "../run/run-venture.ts"
import { viewedIn } from "../view.ts"
import type { CompareAnswer, ComparedChange, ComparedSide } from "./answer.ts"
import { type Bench, benchFor } from "./bench.ts"
import { Between } from "./between.ts"
import { causesOf, movesAnything } from "./causes.ts"
import { type Columns, columnsOf } from "./columns.ts"
import { comparedProjects, survivalOf, worthOf } from "./projects.ts"
import { type Settled, settledIn } from "./standing.ts"
import { unitsOf } from "./units.ts"

export type CompareOptions = SamplingOptions & {
  /** Told how much is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void
}

export type CompareResult = { readonly answer: CompareAnswer | null; readonly diagnostics: readonly Diagnostic[] }

/** Operations for what lies between the variants: how many changes are looked at one by one follows from it. */
const effortBetween = 1.6e10
const [fewestUnits, mostUnits] = [4, 24]

/** The answer is null when a variant has no project to plan, or names what is not there. */
export function compareVariants(a: Variant, b: Variant, options: CompareOptions = {}): CompareResult {
  const wrong = mistakesIn({ a, b, options }, ofCompare)
  if (wrong.length > 0) return { answer: null, diagnostics: wrong }
  const [mine, its] = [readSubjects(a.venture), readSubjects(b.venture)]
  const diagnostics = distinctDiagnostics([...mine.diagnostics, ...its.diagnostics])
  const isWrong = mine.subjects.length === 0 || its.subjects.length === 0 || diagnostics.some((d) => d.severity === "error")
  if (isWrong) return { answer: null, diagnostics }
  const changes = changesBetween(a, b)
  const progress = new Progress(options.onProgress ?? (() => {}))
  const bench = benchFor(a.venture, b.venture, options, () => progress.next(0.1))
  const ends = [endOf(a, mine.subjects, bench), endOf(b, its.subjects, bench)] as const
  progress.next(0.1)
  return {
    answer: answerOf(ends, changes, bench, progress),
    diagnostics: distinctDiagnostics([
      ...diagnostics,
      ...ends.flatMap(({ variant }) => drawWarnings(bench.samplerOf(variant.venture))),
      ...notANumber(...ends.flatMap((end) => questionsOf(end, bench))),
    ]),
  }
}

/** What is shown of each project. */
function questionsOf({ variant: { venture }, projects }: End, bench: Bench): Question[] {
  return projects.map(({ settled: { subject, parameters } }) => {
    return { draws: drawsOf(bench.samplerOf(venture), parameters), quantities: viewedIn(venture, subject) }
  })
}

type End = {
  readonly variant: Variant
  readonly subjects: readonly Subject[]
  readonly projects: readonly Columns[]
  readonly best: Columns
}

function settledOf({ projects }: End): Settled[] {
  return projects.map(({ settled }) => settled)
}

function endOf(variant: Variant, subjects: readonly Subject[], bench: Bench): End {
  const settled = settledIn(variant.venture, subjects, bench)
  const projects = settled.map((one) => columnsOf(variant.venture, one, bench))
  const best = projects.find((one) => one.settled === bestOf(settled))
  if (best === undefined) throw new Error("internal: no project was chosen")
  return { variant, subjects, projects, best }
}

function answerOf([a, b]: readonly [End, End], changes: Changes, bench: Bench, progress: Progress): CompareAnswer {
  const { plan, seed } = bench.samplerOf(a.variant.venture)
  const unit = commonUnit([...a.subjects, ...b.subjects])
  const between = new Between({ a: a.variant.venture, b: b.variant.venture, changes }, settledOf(a), bench)
  const step = 0.7 / (2 * changes.list.length + 2)
  const units = unitsOf(changes.list, mostUnitsFor([...a.subjects, ...b.subjects], plan.samples), {
    onTheWay: (done) => {
      progress.next(step)
      return between.bestWith(done) !== null
    },
    tried: (done) => between.isWhole(done),
  })
  const causes = causesOf(units, b.best.settled, between, unit?.factor ?? null)
  const level = Math.abs(b.best.settled.worth / (unit?.factor ?? 1))
  const idle = new Set(causes.filter((cause) => !movesAnything(cause, level)))
  const unmoved = [...idle].flatMap((cause) => cause.changes).concat(changes.list.flatMap((c, k) => (c.isIdle ? [k] : [])))
  progress.end()
  return {
    a: sideOf(a),
    b: sideOf(b),
    worth: worthOf(a.best, b.best, unit),
    survival: survivalOf(a.best, b.best),
    projects: comparedProjects(a.projects, b.projects, unit, plan),
    changes: changes.list.map(changeOf),
    causes: causes.filter((cause) => !idle.has(cause)),
    idle: unmoved.toSorted((x, y) => x - y),
    samples: plan.samples,
    seed,
  }
}

/** The unit that the worths of both variants are told in; null where they are of different kinds. */
function commonUnit(subjects: readonly Subject[]): Shown | null {
  const [first, ...others] = subjects
  if (first === undefined || !others.every((s) => isSame(s.objective.dimension, first.objective.dimension))) return null
  return objectiveUnit(subjects)
}

function mostUnitsFor(subjects: readonly Subject[], samples: number): number {
  // Half of it: the two variants' projects are the same ones twice. Two orders of the units.
  const work = subjects.reduce((sum, { reach }) => sum + reach.work, 0) / 2
  return Math.max(fewestUnits, Math.min(mostUnits, Math.floor(effortBetween / (2 * Math.max(1, work) * samples))))
}

function sideOf({ variant, best }: End): ComparedSide {
  const { source, scenario } = variant
  const set = [...source.overrides].filter(([, { file }]) => file.startsWith("--set "))
  const { value, kept } = best
  const { mean } = figuresOf(value.inBooks, { unit: "", factor: 1, isMoment: false })
  return {
    file: source.file,
    scenario,
    set: set.map(([path, { text }]) => ({ path, text })),
    best: best.settled.subject.project.name,
    isCashBetter: kept === null || mean === null ? null : mean <= kept,
  }
}

function changeOf({ kind, of, place, paths, before, after, spans }: Change): ComparedChange {
  const [path = null, another] = paths
  return { kind, of, place: place.join("."), path: another === undefined ? path : null, before, after, spans }
}

class Progress {
  private share = 0
  private readonly tell: (share: number) => void

  constructor(tell: (share: number) => void) {
    this.tell = tell
  }

  next(part: number): void {
    this.share = Math.min(1, this.share + part)
    this.tell(this.share)
  }

  end(): void {
    this.tell(1)
  }
}
