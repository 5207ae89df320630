/** Names in a path that say little to a reader, told by what they stand for: what a risk acts on, where a step of prices begins. */

import type { Expr, Value } from "../units/index.ts"
import type { Venture } from "../venture/index.ts"
import type { Words } from "../words/index.ts"
import { withUnit } from "./figures.ts"
import { nameOf } from "./trends/trend-figures.ts"

type Model = Venture["model"]

/** The second name of a path; null where it is the founder's own. */
export function toldName(
  words: Words,
  model: Model,
  path: string,
  name: string,
  meaningAt: (path: string) => string | null,
): string | null {
  const meaning = model.quantities.get(path)?.definition.meaning ?? ""
  if (meaning === "risks.*.effect.*") return targetName(model, path, name, meaningAt)
  return isOfSteps.test(meaning) ? thresholdText(words, model, path) : null
}

/** `revenue` is the business's, too. */
function targetName(model: Model, path: string, target: string, meaningAt: (path: string) => string | null): string | null {
  const root = path.slice(0, path.indexOf("risks."))
  const places = [target, `business.${target}`].map((name) => `${root}${name}`)
  const found = places.find((place) => model.quantities.has(place))
  return found === undefined ? null : meaningAt(found)
}

const isOfSteps = /^(?:business\.)?revenue\.\*\.steps\.\*/u
const step = /^(.*?)(?:business\.)?revenue\.([^.]+)\.steps\.(\d+)/u

/** From which use on in a month: `100M token/customer/month`. */
function thresholdText(words: Words, model: Model, path: string): string | null {
  const [, root = "", line, k] = step.exec(path) ?? []
  const begins = model.quantities.get(`${root}business.revenue.${line}.steps.${k}.begins`)
  const figure = begins === undefined ? null : figureIn(begins.definition.value)
  return figure === null ? null : withUnit(words, figure.magnitude, figure.unit.text)
}

/** The threshold itself, where a free part may lie higher: `max(100 token/customer/month, free)`. */
function figureIn(value: Value | null): Extract<Expr, { kind: "number" }> | Extract<Value, { kind: "constant" }> | null {
  if (value?.kind === "constant") return value
  const expr = value?.kind === "formula" ? value.expr : null
  const [first] = expr?.kind === "call" ? expr.args : []
  return first?.kind === "number" ? first : null
}

/** A trend or a rule of the catalogue has a name in each language; any other name is the founder's. */
export function trendName(words: Words, path: string, name: string): string {
  return /(?:^|\.)trends?\.[^.]+\./u.test(path) ? nameOf(words, name) : name
}
