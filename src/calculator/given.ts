/** What the doors of the calculator may be given: quantities, a calculation, and the options of both. */
import {
  anyList,
  anyModel,
  anyNumber,
  anyText,
  entriesWith,
  isRecord,
  listOf,
  made,
  mistakesIn,
  needed,
  optionBounds,
  optionsWith,
  type Rule,
  type Rules,
  recordOf,
  shapeOf,
  whole,
} from "../options/index.ts"
import type { FormulaNode } from "./formula-node.ts"

const wanted = "quantity"
const amount: Rule = { wanted, accepts: (seen) => anyText.accepts(seen) || anyNumber.accepts(seen) }
const amountOrNode: Rule = { wanted, accepts: (seen) => amount.accepts(seen) || isNode(seen) }
const node: Rule = { wanted, accepts: isNode }
const stock: Rules = { start: needed(amount), next: amountOrNode, change: amountOrNode }

/** A text or a figure, a node, a stock, or steps by month. What the texts say is read later. */
const written: Rule = {
  wanted,
  accepts: (seen) => amount.accepts(seen) || isRecord(seen),
  inside: (seen, name) => {
    if (!isRecord(seen)) return []
    if ("kind" in seen) return mistakesIn({ [name]: seen }, { [name]: node })
    return ("start" in seen ? shapeOf(stock) : recordOf(amount)).inside?.(seen, name) ?? []
  },
}

const source = shapeOf({ title: needed(anyText), where: anyText, date: anyText, confidence: anyText, id: anyText })
const declared = shapeOf({ value: needed(written), unit: anyText, source })

export const entry: Rule = {
  ...needed(written),
  inside: (seen, name) => (isRecord(seen) && "value" in seen ? declared : written).inside?.(seen, name) ?? [],
}

export const unit: Rule = needed(anyText)
export const rate: Rule = needed(amount)
export const correlation: Rule = needed(shapeOf({ between: needed(listOf(anyText)), rank: needed(anyNumber) }))

export const settings: Readonly<Record<"months" | "currency" | "units" | "rates" | "correlations", Rule>> = {
  months: whole(optionBounds.months),
  currency: anyText,
  units: listOf(unit),
  rates: recordOf(rate),
  correlations: listOf(correlation),
}

export const ofDefinition: Rules = { quantities: needed(entriesWith(entry)), options: optionsWith(settings) }

const calculation = needed(made("calculation", { model: anyModel, correlations: anyList }))
const sampling = {
  samples: whole(optionBounds.samples),
  seed: whole(optionBounds.seed),
  decisions: recordOf(anyNumber),
}

export const ofRun: Rules = { calculation, options: optionsWith({ ...sampling, quantities: listOf(anyText) }) }
export const ofOne: Rules = { calculation, name: needed(anyText), options: optionsWith(sampling) }

const signs: ReadonlySet<unknown> = new Set<Extract<FormulaNode, { of: "binary" }>["sign"]>([
  "+",
  "-",
  "*",
  "/",
  "^",
  "<",
  "<=",
  ">",
  ">=",
  "==",
  "!=",
  "and",
  "or",
])

function isNode(seen: unknown): boolean {
  if (!isRecord(seen) || seen.kind !== "node") return false
  const { of, name, text, sign, args, on, left, right } = seen
  switch (of) {
    case "name":
      return typeof name === "string"
    case "text":
      return typeof text === "string"
    case "call":
      return typeof name === "string" && Array.isArray(args) && args.every(isNode)
    case "unary":
      return (sign === "-" || sign === "not") && isNode(on)
    case "binary":
      return signs.has(sign) && isNode(left) && isNode(right)
    default:
      return false
  }
}
