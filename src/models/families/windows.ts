/** How far back each layer looks: everywhere the same, every so many layers everything, or as the config lists it. */
import type { Fields } from "../fields.ts"

/** Of one layer; null looks at everything. */
export type WindowOf = (layer: number) => number | null

export const noWindow: WindowOf = () => null

/** The same for all layers. */
export function oneWindow(fields: Fields): WindowOf {
  const window = fields.optional("sliding_window")
  return () => window
}

/** Only where the config turns it on, and from a layer on that it names (Qwen). */
export function lateWindow(fields: Fields): WindowOf {
  if (!fields.flag("use_sliding_window", false)) return noWindow
  const window = fields.optional("sliding_window")
  const first = fields.optional("max_window_layers") ?? 0
  return (layer) => (layer < first ? null : window)
}

/** Local layers with one global layer at the end of every `period`; a list in the config goes before the rule. */
export function mixedWindows(fields: Fields, period: number, name = "sliding_window"): WindowOf {
  const window = fields.optional(name)
  const listed = fields.texts("layer_types")
  return (layer) => {
    const isGlobal = listed.length > 0 ? listed[layer] === "full_attention" : (layer + 1) % period === 0
    return isGlobal ? null : window
  }
}
