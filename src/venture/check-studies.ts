/** Whether studies can be done: what they are about is one figure, and noise and costs are of its kind. */
import { error, nearest, type Report } from "../diagnostics/index.ts"
import type { Model, Quantity } from "../engine/index.ts"
import { divide, isPlain, isSame, parseUnit, printDimension } from "../units/index.ts"
import type { Books } from "./definitions.ts"
import { pathNamed } from "./named-paths.ts"
import type { StudyFile } from "./studies.ts"
import type { Study } from "./venture.ts"

/** With the paths of what they are about. A study that cannot be done is reported and left out. */
export function studiesOf(list: readonly StudyFile[], model: Model, books: Books): Study[] {
  return list.flatMap((study) => {
    const told: Parameters<Report>[0][] = []
    const report: Report = (diagnostic) => void told.push(diagnostic)
    const about = study.about.flatMap((named) => aboutOf(named, model, report))
    for (const [k, quantity] of about.entries()) checkNoise(study, quantity, study.about[k]?.span ?? study.span, model, report)
    checkEach(study, model, { ...books, report })
    for (const diagnostic of told) books.report(diagnostic)
    if (told.length > 0 || about.length === 0) return []
    const { name, label, span, sample, noise, cost, each, takes, delays } = study
    return [{ name, label, span, about: about.map(({ path }) => path), sample, noise, cost, each, takes, delays }]
  })
}

/** One figure, by its path or the end of one where only one ends so. */
function aboutOf({ text, span }: StudyFile["about"][number], { quantities }: Model, report: Report): Quantity[] {
  const paths = [...quantities.keys()]
  const path = pathNamed(text.trim(), paths, span, report)
  if (path === null) return []
  const quantity = quantities.get(path)
  if (quantity === undefined) {
    report(error("unknown-name", span, { name: text, nearest: nearest(path, paths) }))
    return []
  }
  if (quantity.isMonthly || quantity.isTruth) {
    report(error("study-about", span, { name: text }))
    return []
  }
  return [quantity]
}

function checkNoise(study: StudyFile, quantity: Quantity, at: StudyFile["span"], { quantities }: Model, report: Report): void {
  const { noise, sample } = study
  if (noise === null) {
    if (!isPlain(quantity.dimension)) report(error("study-share", at, { name: quantity.path }))
    if (sample.span === null || sample.sizes.some((size) => !Number.isInteger(size)))
      report(error("bad-sample", sample.span ?? study.span, {}))
    return
  }
  const strays = quantities.get(noise)
  if (strays === undefined || isPlain(strays.dimension) || isSame(strays.dimension, quantity.dimension)) return
  const [expected, got] = [quantity, strays].map(({ dimension }) => printDimension(dimension))
  report(error("wrong-unit", placeOf(strays) ?? study.span, { expected: expected ?? "", got: got ?? "", what: "noise" }))
}

/** Money for one of the sample. */
function checkEach({ each, sample, span }: StudyFile, { quantities }: Model, { currency, units, report }: Books): void {
  const price = each === null ? undefined : quantities.get(each)
  const money = parseUnit(currency, { file: `unit:${currency}`, offset: 0 }, units, report)
  if (price === undefined || money === null) return
  const expected = divide(money.dimension, sample.dimension)
  if (isSame(price.dimension, expected)) return
  const params = { expected: printDimension(expected), got: printDimension(price.dimension), what: "each" }
  report(error("wrong-unit", placeOf(price) ?? span, params))
}

function placeOf({ definition: { origin } }: Quantity): StudyFile["span"] | null {
  return origin.kind === "file" ? origin.span : null
}
