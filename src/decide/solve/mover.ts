/** An input at another value: samplers that differ from that of the file in one column or one parameter, on the same draws. */
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import { unreachable } from "../../engine/index.ts"
import { parseValue } from "../../units/index.ts"
import { type Variant, type Venture, withText } from "../../venture/index.ts"
import { samplersOf } from "../effort.ts"
import type { SamplingOptions } from "../run/run-venture.ts"
import type { Domain } from "./domain.ts"
import { plainNumber } from "./moved-distribution.ts"
import type { Base, Mover, Of } from "./moved-input.ts"
import { withParameter } from "./moved-sampler.ts"
import { randomMover } from "./random-mover.ts"
import type { Target } from "./target.ts"

/** Null when the input must be a constant for its room, which is told. */
export function moverOf(variant: Variant, target: Target, options: SamplingOptions, diagnostics: Diagnostic[]): Mover | null {
  const base = { venture: variant.venture, samplers: samplersOf(variant.venture, options) }
  switch (target.kind) {
    case "random":
      return randomMover(base, target)
    case "decision":
      return decisionMover(base, target)
    case "constant":
      return target.quantity.definition.isResource
        ? (resourceMover(base, target) ?? constantMover(variant, target, options, diagnostics))
        : constantMover(variant, target, options, diagnostics)
    default:
      return unreachable(target)
  }
}

function decisionMover(base: Base, { decision }: Of<"decision">): Mover {
  const { options } = decision.value
  const { index } = decision
  const domain: Domain =
    options.kind === "list"
      ? { kind: "list", values: options.values }
      : { kind: "range", low: options.low, high: options.high, own: [options.low, options.high], isWhole: options.isWhole }
  return {
    ...base,
    move: "choice",
    today: decision.initial,
    spread: null,
    domain,
    moves: { kind: "parameters", index },
    at: (sampler, value) => withParameter(sampler, index, value),
    text: plainNumber,
  }
}

/** The amount that is held, by the factor that every resource has. */
function resourceMover(base: Base, target: Of<"constant">): Mover | null {
  const { magnitude, quantity, unit, isBound } = target
  const index = base.venture.model.parameters.findIndex((p) => p.kind === "keep" && p.path === quantity.path)
  if (index < 0 || magnitude === 0) return null
  return {
    ...base,
    ...figureDomain(base.venture, magnitude, unit.text),
    moves: { kind: "parameters", index },
    at: (sampler, value) => withParameter(sampler, index, value / magnitude),
    text: (value, digits) => `${isBound ? "up to " : ""}${plainNumber(value, digits)}`,
  }
}

/** A constant is folded into the program; as a decision it can take any value without compiling again. */
function constantMover(
  variant: Variant,
  target: Of<"constant">,
  options: SamplingOptions,
  diagnostics: Diagnostic[],
): Mover | null {
  const { magnitude, quantity, unit, isBound } = target
  // The middle is today's figure: that is what a room that plans by it takes.
  const [low, high] = magnitude > 0 ? [0, 2 * magnitude] : magnitude < 0 ? [2 * magnitude, 0] : [0, 1]
  const written = (x: number): string => plainNumber(x, 17)
  const compiled = withText(variant, quantity.path, `choose ${written(low)} to ${written(high)} ${unit.text}`).venture
  const index = compiled?.model.parameters.findIndex((p) => p.kind === "decision" && p.path === quantity.path) ?? -1
  if (compiled === null || index < 0) {
    const { origin } = quantity.definition
    diagnostics.push(error("solve-fixed", origin.kind === "file" ? origin.span : null, { name: quantity.path }))
    return null
  }
  return {
    venture: compiled,
    samplers: samplersOf(compiled, options),
    ...figureDomain(variant.venture, magnitude, unit.text),
    moves: { kind: "parameters", index },
    at: (sampler, value) => withParameter(sampler, index, value),
    text: (value, digits) => `${isBound ? "up to " : ""}${plainNumber(value, digits)}`,
  }
}

/** For a figure of nothing there is no range of its own: every size is looked at. */
const anySize = [1e-3, 1e3] as const

function figureDomain(venture: Venture, magnitude: number, unit: string): Pick<Mover, "move" | "today" | "spread" | "domain"> {
  const isWhole = isCounted(venture, unit)
  const own: readonly [number, number] =
    magnitude > 0 ? [magnitude / 2, 2 * magnitude] : magnitude < 0 ? [2 * magnitude, magnitude / 2] : anySize
  const [low, high] = magnitude < 0 ? [Number.NEGATIVE_INFINITY, 0] : [0, Number.POSITIVE_INFINITY]
  return { move: "figure", today: magnitude, spread: null, domain: { kind: "range", low, high, own, isWhole } }
}

/** Whether the unit counts things, of which there are no halves: as a decision of this unit would. */
function isCounted({ header }: Venture, unit: string): boolean {
  const value = parseValue(`choose 0 to 9 ${unit}`, { file: "", offset: 0 }, header.units, () => {})
  return value?.kind === "decision" && value.options.kind === "range" && value.options.isWhole
}
