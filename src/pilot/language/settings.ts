/** What must be the same for a checkpoint of a language model to go on. */
import type { TrainingSettings } from "../learning/settings.ts"
import type { LanguageModel } from "./language-model.ts"

/** Settings, size of the model, and the text by its length and a sum over it. */
export function checkpointSettings(
  { vocabulary, context }: LanguageModel,
  tokens: Int32Array,
  settings: TrainingSettings,
): string {
  return JSON.stringify(inOrder({ ...settings, vocabulary, context, tokens: tokens.length, text: sumOf(tokens) }))
}

/** Keys by name, so that the order in which someone wrote them changes nothing. */
function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]))
}

/** Fowler, Noll and Vo's 32-bit hash (FNV-1a) over whole tokens. */
function sumOf(tokens: Int32Array): number {
  let sum = 0x811c9dc5
  for (const token of tokens) sum = Math.imul(sum ^ token, 0x01000193) >>> 0
  return sum
}
