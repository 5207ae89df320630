/** A study ready to be looked into: the figures that it is about in each sample, what it costs, how long it takes. */
import { average, type Quantity, type Sampler } from "../../engine/index.ts"
import { isPlain } from "../../units/index.ts"
import type { Study, Venture } from "../../venture/index.ts"
import type { StudyAnswer } from "./answer.ts"
import { type Looked, luckOf } from "./results.ts"

export type Inquiry = Pick<StudyAnswer, "name" | "label" | "kind" | "about" | "months" | "delay"> & {
  readonly looked: readonly Looked[]
  readonly sizes: readonly InquirySize[]
}

export type InquirySize = {
  readonly size: number
  readonly unit: string
  /** As it is paid, and in the books; null where it is not known. */
  readonly cost: { readonly value: number; readonly unit: string; readonly inBooks: number } | null
}

/** Those of the file, at the decisions of the best project. */
export function inquiriesOf(venture: Venture, sampler: Sampler, parameters: readonly number[]): readonly Inquiry[] {
  const { studies = [], model } = venture
  const names = studies.flatMap(({ name, about }) => about.map((path) => `studies.${name}: ${path}`))
  const luck = luckOf(sampler, names)
  const figures = figuresOf(sampler, parameters, (path) => model.quantities.get(path) ?? null)
  return studies.map((study) => {
    const { name, label, about, sample } = study
    const monthsOf = (path: string | null): number => (path === null ? 0 : average(figures(path)))
    const [months, delay] = [monthsOf(study.takes), monthsOf(study.delays)]
    const looked = about.map((path) => ({
      truth: figures(path),
      spread: study.noise === null ? null : spreadOf(study.noise, path, model.quantities, figures),
      luck: luck[names.indexOf(`studies.${name}: ${path}`)] ?? new Float64Array(sampler.plan.samples),
    }))
    const sizes = sample.sizes.map((size) => ({ size, unit: sample.unit, cost: costOf(study, size, venture, figures) }))
    return { name, label, kind: "given", about, months, delay, looked, sizes }
  })
}

type Figures = (path: string) => Float64Array

/** In base units. */
function figuresOf(sampler: Sampler, parameters: readonly number[], find: (path: string) => Quantity | null): Figures {
  const known = new Map<string, Float64Array>()
  return (path) => {
    const quantity = find(path)
    const column = known.get(path) ?? (quantity === null ? undefined : sampler.run([quantity.node], parameters)[0])
    if (column === undefined) throw new Error(`internal: no figures of ${path}`)
    known.set(path, column)
    return column
  }
}

/** A share of the true figure where it is a plain number. */
function spreadOf(noise: string, about: string, quantities: Venture["model"]["quantities"], figures: Figures): Float64Array {
  const spread = figures(noise)
  if (!isPlain(quantities.get(noise)?.dimension ?? {})) return spread
  const truth = figures(about)
  return spread.map((share, s) => share * Math.abs(truth[s]!))
}

/** On average; all of it in the unit of the books. */
function costOf({ cost, each, sample }: Study, size: number, { header }: Venture, figures: Figures): InquirySize["cost"] {
  const fixed = cost === null ? 0 : average(figures(cost))
  // The price of one is by the base unit of the sample.
  const inBooks = fixed + (each === null ? 0 : average(figures(each)) * size * sample.factor)
  return { value: inBooks, unit: header.currency, inBooks }
}
