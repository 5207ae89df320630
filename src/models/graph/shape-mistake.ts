/**
 * A layer that cannot take what it is given. Thrown while a graph is laid, since a layer deep inside has no other way out; the
 * doors that lay graphs catch it and make it a diagnostic, for sizes and layer files come from users.
 */
import type { Shape } from "./layer-graph.ts"

export type ShapeProblem =
  /** A kernel or patch that is larger than what is left of the input. */
  | "too-small"
  /** Two inputs that must agree in all but one axis. */
  | "do-not-fit"
  /** A number of channels that groups or heads do not divide. */
  | "not-divisible"
  /** Another number of axes than the layer takes. */
  | "wrong-axes"

export class ShapeMistake extends Error {
  readonly path: string
  readonly problem: ShapeProblem
  readonly shapes: readonly Shape[]
  readonly by: number | null

  constructor(path: string, problem: ShapeProblem, shapes: readonly Shape[], by: number | null = null) {
    super(`internal: ${problem} at ${path}: ${shapes.map((shape) => shape.join("×")).join(" and ")}`)
    this.path = path
    this.problem = problem
    this.shapes = shapes
    this.by = by
  }
}
