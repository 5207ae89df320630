/** Images as diffusion models see them: latents of an autoencoder that makes each side smaller, then patches. */
import type { Shape } from "../../graph/layer-graph.ts"
import type { Net } from "../../graph/net.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"

/** Sides that are `factor` times smaller. Errors: ShapeMistake where one is no whole number. */
export function smaller(net: Net, name: string, sides: readonly number[], factor: number): Shape {
  const least = sides.map((side) => side / factor)
  if (least.every((side) => side >= 1 && Number.isInteger(side))) return least
  const isTooSmall = least.some((side) => side < 1)
  throw new ShapeMistake(net.pathOf(name), isTooSmall ? "too-small" : "not-divisible", [sides, [factor]], factor)
}
