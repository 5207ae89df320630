/** What it takes to put other values in the place of an input, whatever kind of input it is. */
import type { Sampler } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import type { Samplers } from "../effort.ts"
import type { Move } from "./answer.ts"
import type { Domain } from "./domain.ts"
import type { Target } from "./target.ts"

export type Mover = {
  /** That of the file, or the same with the constant made adjustable. */
  readonly venture: Venture
  readonly samplers: Samplers
  readonly move: Move
  /** Values in the unit that the file writes. */
  readonly today: number
  /** 5 and 95 % figures of a random input. */
  readonly spread: readonly [number, number] | null
  readonly domain: Domain
  /** What the condition must depend on: the number of an input, or of a parameter. */
  readonly moves: { readonly kind: "inputs" | "parameters"; readonly index: number }
  readonly at: (sampler: Sampler, value: number) => Sampler
  /** What the file would say, without its unit; null where the language has no words for it. */
  readonly text: (value: number, digits: number) => string | null
}

export type Base = Pick<Mover, "venture" | "samplers">
export type Of<Kind extends Target["kind"]> = Extract<Target, { kind: Kind }>
