/** Where the file says what a quantity rests on: its own place, that of the one input behind it, or the name of the entry. */
import { findGpu, isUnknown } from "../../data/index.ts"
import type { Span } from "../../diagnostics/index.ts"
import { ancestry, type Quantity } from "../../engine/index.ts"
import { findModel, isUnknownModel } from "../../models/index.ts"
import type { Venture } from "../../venture/index.ts"

/** Keys behind which the name of an entry stands. */
const naming = /(?:^|[\s{,])(?:gpu|gpus|base):\s*\[?\s*(["']?)([^"'\s,}\]#][^"',}\]#\n]*?)\1\s*(?=[,}\]#\n]|$)/gmu

export function mentionOf(venture: Venture, quantity: Quantity): Span | null {
  const { origin } = quantity.definition
  if (origin.kind === "file") return origin.span
  const id = origin.source?.id
  return id === undefined ? onlyInput(venture, quantity) : nameOf(venture, id)
}

/** Several inputs behind a formula are none that could be pointed at. */
function onlyInput({ model }: Venture, { path }: Quantity): Span | null {
  const spans = ancestry(model, [path]).flatMap(({ definition: { origin } }) => (origin.kind === "file" ? [origin.span] : []))
  const [first, ...others] = spans
  return first !== undefined && others.every(({ start }) => start === first.start) ? first : null
}

/** The first name in the text that means the entry. */
function nameOf({ file, text }: Venture, id: string): Span | null {
  for (const match of text.matchAll(naming)) {
    const [whole, , name = ""] = match
    if (!means(name.trim(), id)) continue
    const start = match.index + whole.lastIndexOf(name)
    return { file, start, end: start + name.length }
  }
  return null
}

function means(name: string, id: string): boolean {
  const [gpu, model] = [findGpu(name), findModel(name)]
  return (!isUnknown(gpu) && gpu.id === id) || (!isUnknownModel(model) && model.id === id)
}
