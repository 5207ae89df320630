/** How far back each layer looks: everywhere the same, alternating, or as the config lists it. */
import type { Fields } from "../fields.ts"

/** `count` layers with one window; null looks at everything. */
export type WindowGroup = { readonly count: number; readonly window: number | null }

/** One window for all layers, or none. */
export function sameWindow(depth: number, window: number | null): readonly WindowGroup[] {
  return [{ count: depth, window }]
}

/** Local layers with one global layer in every `period`; a list in the config goes before the rule. */
export function mixedWindows(fields: Fields, depth: number, period: number): readonly WindowGroup[] {
  const window = fields.optional("sliding_window")
  if (window === null) return sameWindow(depth, null)
  const listed = fields.texts("layer_types")
  const globals = listed.length === depth ? listed.filter((type) => type === "full_attention").length : Math.floor(depth / period)
  return [
    { count: depth - globals, window },
    { count: globals, window: null },
  ].filter(({ count }) => count > 0)
}
