/** A norm as a layer: one or two vectors of its width, or nothing to learn. */
import type { Norm } from "./config.ts"
import { type Layer, plainLayer } from "./layer.ts"

export function normLayer(name: string, norm: Norm, width: number): Layer {
  const vectors = norm.kind === "fixed" ? 0 : norm.kind === "layer" && norm.hasBias ? 2 : 1
  return plainLayer(name, "norm", vectors === 0 ? [] : [vectors, width], vectors * width)
}
