/**
 * Writes figures: each is looked up in the document of `report --json` (that of `plan --json`, and what stands beside it there) at the place that it
 * names, so that no figure of a report can differ from it.
 */
import type { CostsAnswer, PlanAnswer, ServedProject, TrendsAnswer } from "../../decide/index.ts"
import type { Words } from "../../words/index.ts"
import { calendarMonth, change, type FigureValue, share, withUnit } from "../figures.ts"
import { type About, countOf } from "../names.ts"
import type { Figure } from "./document.ts"

export type Pen = {
  readonly words: Words
  readonly about: About
  readonly answer: PlanAnswer
  /** At `/served`. */
  readonly served: readonly ServedProject[]
  /** At `/trends`; null where the venture expects none. */
  readonly trends: TrendsAnswer | null
  /** At `/costs`; null where nothing was asked. */
  readonly costs: CostsAnswer | null
  /** With its unit: `16.2M CNY`. */
  readonly amount: (at: string, unit: string, path: string) => Figure
  /** With its sign too: `+1.2M CNY`. */
  readonly change: (at: string, unit: string, path: string) => Figure
  /** A probability or a share of one: `73.3 %`. */
  readonly share: (at: string, path: string) => Figure
  /** A month counted from the start as one of the calendar. */
  readonly month: (at: string, path: string) => Figure
  /** A whole number of things, with all its digits. */
  readonly count: (at: string, path: string) => Figure
}

export function penOf(
  answer: PlanAnswer,
  about: About,
  words: Words,
  served: readonly ServedProject[] = [],
  trends: TrendsAnswer | null = null,
  costs: CostsAnswer | null = null,
): Pen {
  const document = { ...answer, served, ...(trends === null ? {} : { trends }), ...(costs === null ? {} : { costs }) }
  const written = (at: string, path: string, say: (value: FigureValue) => string): Figure => {
    const value = figureAt(document, at)
    return { kind: "figure", text: say(value), value, at, path }
  }
  return {
    words,
    about,
    answer,
    served,
    trends,
    costs,
    amount: (at, unit, path) =>
      (unit === "year" || unit === "") && isMultiple(about, path)
        ? written(at, path, (value) => `${withUnit(words, value, "")}${value === null ? "" : "×"}`)
        : written(at, path, (value) => withUnit(words, value, unit)),
    change: (at, unit, path) => written(at, path, (value) => change(words, value, unit)),
    share: (at, path) => written(at, path, (value) => share(words, value)),
    month: (at, path) => written(at, path, (value) => calendarMonth(words, about.header.start, value)),
    count: (at, path) =>
      written(at, path, (value) => (typeof value === "number" ? countOf(words, value) : withUnit(words, null, ""))),
  }
}

/** A worth over the sales of a year: so many years of sales by its unit, so many times the sales to everybody who values companies. */
function isMultiple({ model }: About, path: string): boolean {
  const meaning = model.quantities.get(path)?.definition.meaning
  return meaning === "exit.multiple" || meaning === "exit.one_off"
}

/** The figure that a place names: one pointer, the difference of two (`/a - /b`), each perhaps times a number (`/a * 100`). */
export function figureAt(answer: object, at: string): number | null {
  const figures = at.split(" - ").map((term) => {
    const [pointer = "", factor = "1"] = term.split(" * ")
    const figure = numberAt(answer, pointer)
    return figure === null ? null : figure * Number(factor)
  })
  return figures.reduce((left, right) => (left === null || right === null ? null : left - right))
}

/** Part of a JSON Pointer: `~` and `/` in a key are written `~0` and `~1` (RFC 6901). */
export function step(key: string | number): string {
  return String(key).replaceAll("~", "~0").replaceAll("/", "~1")
}

/** The first of these quantities that the venture has, else the objective of the best project: `explain` opens it. */
export function openPath({ about: { model }, answer }: Pick<Pen, "about" | "answer">, ...paths: readonly string[]): string {
  return paths.find((path) => model.quantities.has(path)) ?? answer.projects[answer.best]?.objective.path ?? answer.best
}

function numberAt(answer: object, pointer: string): number | null {
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
  const found = keys.reduce<unknown>(
    (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    answer,
  )
  if (typeof found === "number") return found
  if (found === null) return null
  throw new Error(`internal: no figure at ${pointer}`)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
}
