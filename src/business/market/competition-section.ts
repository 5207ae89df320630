/** Competitors as they are written: what each asks, how good it is, when it comes and whether it answers to our price. */
import { defaultOf } from "../../data/index.ts"
import { error } from "../../diagnostics/index.ts"
import { type Field, list, optional, quantity, record, type Shape, text } from "../../shape/index.ts"
import { leftOut, settled } from "../written-unit.ts"
import { checked, type Place } from "./checked.ts"

export type Competitor = {
  /** As in paths. */
  readonly name: string
  /** None: it is free, as an open model is. */
  readonly price: Field | null
  readonly price_growth: Field | null
  readonly quality: Field | null
  readonly improves: Field | null
  readonly brand: Field | null
  readonly from: Field | null
  /** Elasticity of its price to ours. */
  readonly reacts: Field | null
}

export type Competition = {
  readonly price: Field
  readonly reference_price: Field | null
  readonly quality: Field | null
  readonly brand: Field | null
  readonly weights: { readonly price: Field; readonly quality: Field | null; readonly brand: Field | null }
  readonly outside: Field | null
  readonly competitors: readonly Competitor[]
}

const competitors: Shape<readonly Competitor[]> = list(
  settled(
    record({
      name: optional(text()),
      price: optional(quantity(null, { least: 0 })),
      price_growth: optional(quantity("%/year", { least: -100 })),
      quality: optional(quantity("")),
      improves: optional(quantity("1/year")),
      brand: optional(quantity("")),
      from: optional(quantity("month", { least: 0 })),
      reacts: optional(quantity("", { least: 0 })),
    }),
    (read, _, at): Competitor => ({ ...read, name: at.name.split(".").at(-1) ?? "" }),
  ),
  ["name"],
)

const written = record({
  price: quantity(null, { least: 0 }),
  reference_price: optional(quantity(null, { least: 0 })),
  quality: optional(quantity("")),
  brand: optional(quantity("")),
  weights: leftOut(
    record({
      price: quantity("", { least: 0, otherwise: defaultOf("competition.price") }),
      quality: optional(quantity("", { least: 0 })),
      brand: optional(quantity("", { least: 0 })),
    }),
  ),
  outside: optional(quantity("")),
  competitors,
})

/** Errors: missing-key, market-reference-price, market-free-price. */
function checkCompetition(read: Competition, { report, span, section }: Place): void {
  const { competitors: all, reference_price, weights, quality } = read
  if (all.length === 0) report(error("missing-key", span, { key: "competitors", section }))
  if (all.length > 0 && reference_price === null && all.every(({ price }) => price === null))
    report(error("market-reference-price", span, {}))
  const measured = [quality, ...all.map((one) => one.quality)].find((each) => each !== null)
  if (measured != null && weights.quality === null)
    report(error("missing-key", measured.span, { key: "quality", section: `${section}.weights` }))
  for (const { price, price_growth, reacts } of all) {
    const moved = price_growth ?? reacts
    if (price === null && moved !== null) report(error("market-free-price", moved.span, {}))
  }
}

/** All that are compared with each other. */
export function pricesOf({ price, reference_price, competitors: all }: Competition): readonly (Field | null)[] {
  return [price, reference_price, ...all.map((one) => one.price)]
}

export const competitionShape: Shape<Competition> = checked(written, checkCompetition)
