/**
 * The plan between two variants: with some of the changes done. Each project is run anew only when one of the changes that
 * can move it was done or undone.
 */
import type { Change, Changes, Venture } from "../../venture/index.ts"
import { readSubjects, type Subject } from "../choose/subject.ts"
import { bestOf } from "../choose/trial.ts"
import type { Bench } from "./bench.ts"
import { type Settled, settledIn } from "./standing.ts"

export type Ends = { readonly a: Venture; readonly b: Venture; readonly changes: Changes }

/** Numbers of the changes that are done. */
export type Done = ReadonlySet<number>

export class Between {
  private readonly ends: Ends
  private readonly bench: Bench
  /** One at a time: a venture takes megabytes. */
  private last: { readonly key: string; readonly venture: Venture | null } | null = null
  private readonly settled = new Map<string, Settled>()
  private readonly found = new Map<string, Settled | null>()
  /** A project whose formulas read another one's quantities: any change may move it. */
  private readonly isTangled: boolean

  /** `settled` are the projects of A. */
  constructor(ends: Ends, settled: readonly Settled[], bench: Bench) {
    this.ends = ends
    this.bench = bench
    for (const one of settled) this.settled.set(keyFor(one.subject, ""), one)
    this.found.set("", bestOf(settled))
    this.isTangled = [ends.a, ends.b].some(readsAcross)
  }

  /** Whether the changes done make a venture that can be planned. */
  isWhole(done: Done): boolean {
    return this.found.has(keyOf(done)) ? this.bestWith(done) !== null : this.subjectsOf(this.ventureWith(done)).length > 0
  }

  /** The best project with the changes done; null where they make no venture that can be planned. */
  bestWith(done: Done): Settled | null {
    const key = keyOf(done)
    const known = this.found.get(key)
    if (known !== undefined) return known
    const venture = this.ventureWith(done)
    const best = venture === null ? null : this.bestOf(venture, done)
    this.found.set(key, best)
    return best
  }

  private bestOf(venture: Venture, done: Done): Settled | null {
    const subjects = this.subjectsOf(venture)
    const keyHere = (subject: Subject): string => keyFor(subject, this.relevant(subject.project.name, done))
    const missing = subjects.filter((subject) => !this.settled.has(keyHere(subject)))
    for (const one of settledIn(venture, missing, this.bench)) this.settled.set(keyHere(one.subject), one)
    return bestOf(subjects.flatMap((subject) => this.settled.get(keyHere(subject)) ?? []))
  }

  private subjectsOf(venture: Venture | null): readonly Subject[] {
    if (venture === null) return []
    const { subjects, diagnostics } = readSubjects(venture)
    return diagnostics.some(({ severity }) => severity === "error") ? [] : subjects
  }

  private ventureWith(done: Done): Venture | null {
    if (done.size === 0) return this.ends.a
    const key = keyOf(done)
    if (this.last?.key !== key) this.last = { key, venture: this.ends.changes.between(done).venture }
    return this.last.venture
  }

  /** Of the changes done, those that can move a project. */
  private relevant(project: string, done: Done): string {
    const moves = (change: Change | undefined): boolean =>
      this.isTangled || change?.projects == null || change.projects.includes(project)
    return keyOf(new Set([...done].filter((number) => moves(this.ends.changes.list[number]))))
  }
}

function keyFor({ project }: Subject, relevant: string): string {
  return `${project.name}: ${relevant}`
}

function keyOf(done: Done): string {
  return [...done].toSorted((x, y) => x - y).join()
}

/** Whether any quantity names one that stands in a project other than its own. */
function readsAcross({ model, projects }: Venture): boolean {
  const projectOf = (path: string): string | null => projects.find(({ name }) => path.startsWith(`${name}.`))?.name ?? null
  return [...model.quantities.values()].some(({ path, uses }) => {
    const own = projectOf(path)
    return uses.some((used) => {
      const other = projectOf(used)
      return other !== null && other !== own
    })
  })
}
