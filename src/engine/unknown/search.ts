/**
 * From figures that rest on what is no number to the formulas that make it: all samples are looked through, one that shows it is
 * followed back, and so on until every figure is accounted for in every sample.
 */
import type { Model, Quantity } from "../model/model.ts"
import type { Draws } from "./draws.ts"
import { ancestry, ownersBehind } from "./formulas.ts"
import { type OneSample, traced } from "./trace.ts"
import { type Looked, type Suspect, suspectProgram, watchedProgram } from "./watched-program.ts"

/** A quantity whose own formula makes what is no number. */
export type Maker = {
  readonly quantity: Quantity
  /** The first month in which it does, in how many samples, and the first of these. */
  readonly month: number
  readonly count: number
  readonly sample: OneSample
}

/** Times that all samples are looked through: each finds further formulas, or is the last. */
const mostRounds = 8

/** What others are made of comes first; none where all figures are numbers. Stops after each block of samples, so that a host may do what waits. */
export function* makersBehind(draws: Draws, asked: readonly Quantity[]): Generator<void, readonly Maker[]> {
  const figures = [...new Set(asked)]
  if (!(yield* isSuspicious(draws, figures))) return []
  const found = new Map<string, Suspect>()
  for (let round = 1; ; round++) {
    const { open, makers } = yield* lookedThrough(draws, figures, [...found.values()])
    const before = found.size
    for (const { quantity, sample } of open)
      for (const suspect of suspectsIn(draws.model, quantity, sample)) found.set(suspect.quantity.path, suspect)
    // What no formula accounts for is told by the figure itself.
    if (found.size === before)
      for (const { quantity } of open) if (!found.has(quantity.path)) found.set(quantity.path, { quantity, isOwn: false })
    if (found.size === before || round === mostRounds) return inOrder(draws.model, makers)
  }
}

/** Quickly: most figures are numbers. */
function* isSuspicious(draws: Draws, figures: readonly Quantity[]): Generator<void, boolean> {
  for (const isSuspect of suspectProgram(draws, figures)) {
    if (isSuspect) return true
    yield
  }
  return false
}

function inOrder({ quantities }: Model, makers: readonly Maker[]): readonly Maker[] {
  const places = new Map([...quantities.values()].map((quantity, k) => [quantity, k] as const))
  const place = ({ quantity }: Maker): number => places.get(quantity) ?? places.size
  return makers.toSorted((a, b) => place(a) - place(b))
}

/** The program that runs is quicker than the one that is followed, and rounds otherwise: what only one of them knows of is the figure's own. */
function suspectsIn(model: Model, quantity: Quantity, sample: OneSample): Suspect[] {
  const owners = ownersBehind(model, quantity)
  const { makers } = traced(model, [quantity.shownNode], sample)
  const makes = makers.flatMap(({ id }) => owners.get(id) ?? [])
  return makes.length > 0 ? makes.map((owner) => ({ quantity: owner, isOwn: true })) : [{ quantity, isOwn: false }]
}

type Open = { readonly quantity: Quantity; readonly sample: OneSample }

/** Each figure with the first sample for which none of the suspects accounts, and what was seen of the suspects. */
function* lookedThrough(
  draws: Draws,
  figures: readonly Quantity[],
  suspects: readonly Suspect[],
): Generator<void, { readonly open: readonly Open[]; readonly makers: readonly Maker[] }> {
  const open = new Map<Quantity, OneSample>()
  const makers = new Map<Quantity, Maker>()
  const accountable = figures.map((figure) => suspectsOf(draws.model, figure, suspects))
  for (const looked of watchedProgram(draws, figures, suspects)) {
    const made = suspects.map(({ quantity }, k) => madeIn(looked, quantity, k, makers))
    for (const [k, figure] of figures.entries()) {
      const rests = looked.rests[k]
      if (rests === undefined || open.has(figure)) continue
      const s = rests.findIndex((truth, at) => truth !== 0 && !accountable[k]!.some((suspect) => made[suspect]![at] !== 0))
      if (s >= 0) open.set(figure, looked.sampleAt(s))
    }
    yield
  }
  return { open: [...open].map(([quantity, sample]) => ({ quantity, sample })), makers: [...makers.values()] }
}

/** By number, those that a figure leads back to. */
function suspectsOf(model: Model, figure: Quantity, suspects: readonly Suspect[]): number[] {
  const behind = new Set(ancestry(model, [figure.path]))
  return suspects.flatMap(({ quantity }, k) => (behind.has(quantity) ? [k] : []))
}

/** Adds what a block shows of one suspect.  Shape: [count], 1 where it does in any month. */
function madeIn(
  { count, makes, sampleAt }: Looked,
  quantity: Quantity,
  suspect: number,
  makers: Map<Quantity, Maker>,
): Uint8Array {
  const row = makes[suspect]
  const inAny = new Uint8Array(count)
  if (row === undefined) return inAny
  for (let month = 0; month * count < row.length; month++) {
    let [samples, first] = [0, -1]
    for (let s = 0; s < count; s++) {
      if (row[month * count + s] === 0) continue
      inAny[s] = 1
      samples++
      if (first < 0) first = s
    }
    const known = makers.get(quantity)
    if (samples === 0 || (known !== undefined && known.month < month)) continue
    const isSame = known?.month === month
    makers.set(quantity, {
      quantity,
      month,
      count: samples + (isSame ? known.count : 0),
      sample: isSame ? known.sample : sampleAt(first),
    })
  }
  return inAny
}
