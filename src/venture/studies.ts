/**
 * `studies:` what could be found out beforehand: about which quantities, how many observations, how far one of them strays, what it
 * costs and how long it takes. What it costs is a quantity of the venture, so it may be an interval or a formula.
 */
import { error, type Span } from "../diagnostics/index.ts"
import {
  type Description,
  either,
  type Field,
  into,
  mapOf,
  names,
  optional,
  type Placed,
  quantity,
  type Read,
  type Reading,
  record,
  type Shape,
  slug,
  type Tree,
  word,
} from "../shape/index.ts"
import { type Dimension, isName, parseValue, plain } from "../units/index.ts"

/** How many observations: one number, or several to choose from. */
export type SampleSize = {
  /** In the order of the file; 1 where nothing is said. */
  readonly sizes: readonly number[]
  /** As written: `customer`, `GPU-hour`; "" where nothing is said. */
  readonly unit: string
  readonly dimension: Dimension
  readonly factor: number
  readonly span: Span | null
}

export type StudyFile = {
  /** As in paths: `price_survey`. */
  readonly name: string
  /** As written. */
  readonly label: string
  readonly span: Span
  /** Names as written. */
  readonly about: readonly Placed[]
  readonly sample: SampleSize
  /** Path of the standard deviation of one observation; null where each says yes or no. */
  readonly noise: string | null
  /** Paths; null where it costs nothing or takes no time. The venture waits for its result unless `delays` says otherwise. */
  readonly cost: string | null
  readonly each: string | null
  readonly takes: string | null
  readonly delays: string | null
}

export type ReadStudies = { readonly list: readonly StudyFile[]; readonly fields: readonly Field[] }

const noStudies: ReadStudies = { list: [], fields: [] }

const one: SampleSize = { sizes: [1], unit: "", dimension: plain, factor: 1, span: null }

/** `40 customer`, `choose 20, 40, 80 customer`: no quantity, since what a study tells is worked out for each. */
const sampleSize: Shape<SampleSize> = {
  describe: { sort: "quantity", unit: null },
  fallback: () => one,
  absent: () => one,
  read: (tree, at) => {
    const text = tree.kind === "scalar" ? tree : null
    const value =
      text === null ? null : parseValue(text.text, { file: text.span.file, offset: text.textStart }, at.units, at.report)
    const list = value?.kind === "decision" && value.options.kind === "list" ? value.options.values : []
    const sizes = value?.kind === "constant" ? [value.magnitude] : list
    // A text that is no value was reported.
    if (text !== null && value === null) return one
    if (value === null || !("unit" in value) || sizes.length === 0 || sizes.some((size) => !(size > 0))) {
      at.report(error("bad-sample", tree.span, {}))
      return one
    }
    const { text: unit, dimension, factor } = value.unit
    return { sizes, unit, dimension, factor, span: tree.span }
  },
}

/** Each observation says whether it is so: of a share, how many say yes is all that can be seen. */
const yesOrNo = "yes-or-no"

const study = record({
  about: names(),
  sample: sampleSize,
  noise: either(
    (tree) => tree.kind === "scalar" && slug(tree.text) === slug(yesOrNo),
    word([yesOrNo]),
    quantity(null, { least: 0 }),
  ),
  cost: optional(quantity("¤", { least: 0 })),
  each: optional(quantity(null, { least: 0 })),
  takes: optional(quantity("month", { least: 0 })),
  delays: optional(quantity("month", { least: 0 })),
})
const section = mapOf(study)

export const studiesFormat: Description = section.describe

export function readStudies(tree: Tree | undefined, reading: Reading): ReadStudies {
  if (tree === undefined) return noStudies
  const fields: Field[] = []
  const at = { ...into(reading, "studies"), fields }
  const taken = new Set<string>()
  const list = section.read(tree, at).flatMap(({ key, keySpan, value }) => {
    const name = slug(key)
    if (!isName(name)) at.report(error("bad-name", keySpan, { name: key }))
    if (taken.has(name)) {
      at.report(error("duplicate-name", keySpan, { name }))
      return []
    }
    taken.add(name)
    if (value.about.length === 0) at.report(error("missing-key", keySpan, { key: "about", section: `studies.${name}` }))
    return [studyOf(key, keySpan, value)]
  })
  // Of two studies of one name the second was reported.
  return { list, fields: fields.filter(({ name }, k) => fields.findIndex((other) => other.name === name) === k) }
}

function studyOf(key: string, span: Span, { about, sample, noise, cost, each, takes, delays }: Read<typeof study>): StudyFile {
  return {
    name: slug(key),
    label: key,
    span,
    about,
    sample,
    noise: typeof noise === "string" ? null : noise.name,
    cost: cost?.name ?? null,
    each: each?.name ?? null,
    takes: takes?.name ?? null,
    delays: (delays ?? takes)?.name ?? null,
  }
}
