/**
 * Attention that writes its scores to memory: two products and a softmax pass between them (Vaswani et al., arXiv 1706.03762);
 * backward four products and the pass for the gradient of the softmax. Masks do not save operations here.
 */
import type { AttentionShape, ProductShape } from "./shapes.ts"

/** What the parts cost on the device, in seconds. */
export type PlainParts = { readonly product: (shape: ProductShape) => number; readonly memoryPass: (bytes: number) => number }

/** Times that the scores pass through memory outside the products: softmax reads and writes; its gradient reads two and writes one. */
const forwardPasses = 2
const backwardPasses = 3

export function plainSeconds(parts: PlainParts, shape: AttentionShape, scoreBytes: number): number {
  const { queries, keys, headSize, valueHeadSize, pass } = shape
  const batch = shape.batch * shape.heads
  const scores = { batch, rows: queries, columns: keys, depth: headSize }
  const values = { batch, rows: queries, columns: valueHeadSize, depth: keys }
  const bytes = batch * queries * keys * scoreBytes
  if (pass === "forward") return parts.product(scores) + parts.memoryPass(forwardPasses * bytes) + parts.product(values)
  const gradients = [
    { batch, rows: queries, columns: keys, depth: valueHeadSize },
    { batch, rows: keys, columns: valueHeadSize, depth: queries },
    { batch, rows: queries, columns: headSize, depth: keys },
    { batch, rows: keys, columns: headSize, depth: queries },
  ]
  return parts.memoryPass(backwardPasses * bytes) + gradients.reduce((sum, each) => sum + parts.product(each), 0)
}
