/** The last step for a quantity: its unit against the one that it must have, and the unit to show it in. */
import { error } from "../../diagnostics/index.ts"
import { divide, isSame, printDimension, type Unit, type Value } from "../../units/index.ts"
import type { Definition } from "./definition.ts"
import type { Compiling, Frame, Mention, Typed } from "./frame.ts"
import type { Quantity } from "./model.ts"
import { unitParams } from "./operate.ts"

export function finishQuantity(lowering: Compiling, frame: Frame, typed: Typed): Quantity | null {
  const definition = frame.from
  if (!hasRightUnit(lowering, definition, typed)) return null
  reportFailures(lowering, definition, typed)
  const node = definition.isResource ? adjustable(lowering, definition.path, typed.node) : typed.node
  const shown = shownAs(frame, typed)
  const { graph } = lowering
  return {
    path: definition.path,
    definition,
    node,
    dimension: typed.dimension,
    isMonthly: graph.isMonthly(node),
    isTruth: typed.isTruth,
    unit: shown.unit.text,
    factor: shown.unit.factor,
    shownNode: shown.perUnit === null ? node : (asWritten(definition, shown) ?? graph.operation("divide", node, shown.perUnit)),
    perUnit: shown.perUnit,
    uses: frame.uses,
  }
}

/** Of what the founder wrote: what the library makes of it is told when it is run. */
function reportFailures({ report }: Compiling, { origin }: Definition, { fails = [] }: Typed): void {
  if (origin.kind !== "file") return
  for (const { span, sign, operation } of fails) report(error("never-a-number", span, { sign, operation }))
}

/** A figure in another currency is shown as it was written, without there and back through the rate. */
function asWritten({ value, isResource }: Definition, { raw }: Mention): number | null {
  const isFigure = value?.kind === "constant" || value?.kind === "random" || value?.kind === "decision"
  return isFigure && !isResource ? (raw ?? null) : null
}

function hasRightUnit(lowering: Compiling, definition: Definition, typed: Typed): boolean {
  if (definition.unit === null || isSame(definition.unit.dimension, typed.dimension)) return true
  const { value } = definition
  const params = { ...unitParams(definition.unit.dimension, typed.dimension, definition.name), expected: definition.unit.text }
  const span = definition.origin.kind === "file" ? (value?.span ?? null) : null
  const instead = withUnit(value, definition.text, definition.unit)
  const isBareTime = instead !== undefined && isBareSeconds(value, definition.unit)
  lowering.report(
    isBareTime
      ? error("wrong-unit", span, { ...params, bare: definition.text.trim() })
      : error("wrong-unit", span, params, instead),
  )
  return false
}

/** `60` may be milliseconds as well as seconds: who reads it cannot choose. */
function isBareSeconds(value: Value | null, expected: Expected): boolean {
  return expected.text === "s" && (value?.kind === "constant" || value?.kind === "random") && value.unit.text === ""
}

type Expected = NonNullable<Definition["unit"]>

/**
 * The text with what its unit lacks, where the figure stays what the founder meant: `20 USD` where money by seat and month is
 * needed, `55k EUR/year` where it is by person too. Nothing where another unit would be another figure.
 */
function withUnit(value: Value | null, text: string, expected: Expected): string | undefined {
  if (value?.kind !== "constant" && value?.kind !== "random") return undefined
  const { unit: own } = value
  if (own.text !== "" && !text.endsWith(own.text)) return undefined
  const unit = own.text === "" || own.text === "%" ? completedShare(own.text, expected) : completed(own, expected)
  const figure = own.text === "" ? text : text.slice(0, -own.text.length)
  return unit === null ? undefined : `${figure.trim()} ${unit}`
}

/** A plain number may be of anything but a share; `15 %` may be `15 %/year`. */
function completedShare(own: string, expected: Expected): string | null {
  return expected.text.startsWith("%") === (own === "%") ? expected.text : null
}

/** Counts come before the time that stands there already: `EUR/year` becomes `EUR/person/year`. */
function completed(own: Unit, expected: Expected): string | null {
  const missing = divide(expected.dimension, own.dimension)
  if (Object.values(missing).some((exponent) => exponent !== -1)) return null
  const [head = "", ...rest] = own.text.split("/")
  const counts = Object.keys(missing).filter((base) => base !== "month")
  return [head, ...counts, ...rest, ...(missing.month === undefined ? [] : ["month"])].join("/")
}

/** One more unit of a resource, or none of it, without compiling again. */
function adjustable(lowering: Compiling, path: string, node: number): number {
  const { graph, parameters } = lowering
  parameters.push({ kind: "keep", path, initial: 1 }, { kind: "more", path, initial: 0 })
  const kept = graph.operation("multiply", node, graph.parameter(parameters.length - 2))
  return graph.operation("add", kept, graph.parameter(parameters.length - 1))
}

/**
 * As declared; for a formula or stock the unit of the first quantity in it with the same dimension,
 * else the books' currency and months.
 */
function shownAs(frame: Frame, typed: Typed): Mention {
  const { dimension, isTruth } = typed
  const basic = { dimension, unit: { text: printDimension(dimension), factor: 1 }, perUnit: null }
  if (isTruth) return basic
  if (frame.from.origin.kind === "library" && frame.from.unit !== null) return { dimension, unit: frame.from.unit, perUnit: null }
  return frame.mentions.find((mention) => isSame(mention.dimension, dimension)) ?? basic
}
