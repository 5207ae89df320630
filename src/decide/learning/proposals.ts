/**
 * Studies that a file could have, where the kind of an input tells how it is found out; what each costs must be asked. What is
 * assumed of them is as plain as can be, and is told: an answer strays as far as the founder's own interval, a pilot halves it.
 */
import { momentsOf, standardDeviation } from "../../engine/index.ts"
import { isPlain } from "../../units/index.ts"
import type { Venture } from "../../venture/index.ts"
import type { Knowing, Learned } from "../information/information.ts"
import type { StudyKind } from "./answer.ts"
import type { Inquiry } from "./inquiry.ts"
import { kindOf } from "./kinds.ts"
import { luckOf } from "./results.ts"

/** Proposals told of. */
const most = 5

type Proposed = Exclude<StudyKind, "given">

/**
 * How many are asked, and by how much one observation strays against what is known beforehand. The prior worth one observation
 * is the unit-information prior: Kass, Wasserman, JASA 90 (1995) 928-934, doi:10.1080/01621459.1995.10476592. Of what is known as
 * well as one observation that strays 1/sqrt(3) as far, half of the spread is left.
 */
const designs: Readonly<Record<Proposed, { readonly size: number; readonly unit: string; readonly strays: number | null }>> = {
  survey: { size: 30, unit: "customer", strays: 1 },
  trial: { size: 100, unit: "customer", strays: null },
  pilot: { size: 1, unit: "", strays: 1 / Math.sqrt(3) },
}

export function proposalsFor(venture: Venture, { learned, sampler }: Knowing): readonly Inquiry[] {
  const proposed = learned.flatMap((one) => {
    const kind = designOf(venture, one, sampler.columns[one.number] ?? new Float64Array())
    return kind === null ? [] : [{ one, kind }]
  })
  const some = proposed.slice(0, most)
  const luck = luckOf(
    sampler,
    some.map(({ one }) => `proposed: ${one.input}`),
  )
  return some.map(({ one: { input, number }, kind }, k): Inquiry => {
    const { size, unit, strays } = designs[kind]
    const truth = sampler.columns[number] ?? new Float64Array(sampler.plan.samples)
    const spread = strays === null ? null : truth.map(() => 0).fill(strays * standardDeviation(momentsOf(truth)))
    const looked = [{ truth, spread, luck: luck[k] ?? truth }]
    return { name: input, label: input, kind, about: [input], months: 0, delay: 0, looked, sizes: [{ size, unit, cost: null }] }
  })
}

/** Customers say what they would pay, and whether they are such; a technical figure shows in a pilot. Null where nothing tells how. */
function designOf(venture: Venture, { input }: Learned, column: Float64Array): Proposed | null {
  const isShare = isPlain(venture.model.quantities.get(input)?.dimension ?? {}) && column.every((x) => x >= 0 && x <= 1)
  switch (kindOf(venture, input)) {
    case "price":
      return isShare ? "trial" : /(^|[._])price$/u.test(input) || isOfFile(venture, input) ? "survey" : null
    case "market":
      return isShare ? "trial" : null
    case "technology":
      return "pilot"
    default:
      return null
  }
}

/** A founder's figure that only prices are made of. */
function isOfFile({ projects }: Venture, input: string): boolean {
  return !projects.some(({ name }) => input.startsWith(`${name}.`))
}
