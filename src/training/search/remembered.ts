/** Kernels that remember what they were asked: layouts ask for the same few hundred shapes again and again. */
import type { AttentionShape, Kernels, ProductShape } from "../../kernels/index.ts"

export function rememberedKernels(kernels: Kernels): Kernels {
  const products = new Map<string, number>()
  const attentions = new Map<string, number>()
  return {
    ...kernels,
    product: (shape, precision) => {
      const key = productKey(shape) + precision
      const known = products.get(key)
      if (known !== undefined) return known
      const seconds = kernels.product(shape, precision)
      products.set(key, seconds)
      return seconds
    },
    attention: (shape, precision) => {
      const key = attentionKey(shape) + precision
      const known = attentions.get(key)
      if (known !== undefined) return known
      const seconds = kernels.attention(shape, precision)
      attentions.set(key, seconds)
      return seconds
    },
  }
}

function productKey({ batch, rows, columns, depth, isCast }: ProductShape): string {
  return `${batch} ${rows} ${columns} ${depth} ${isCast} `
}

function attentionKey(shape: AttentionShape): string {
  const { batch, queries, keys, heads, keyValueHeads, headSize, valueHeadSize, isCausal, window, pass, kernel } = shape
  return `${batch} ${queries} ${keys} ${heads} ${keyValueHeads} ${headSize} ${valueHeadSize} ${isCausal} ${window} ${pass} ${kernel} `
}
