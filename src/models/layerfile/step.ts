/** What a layer file says, with every number known: layers in order, and the ways in which several are put together. */
import type { Span } from "../../diagnostics/index.ts"
import type { Lay } from "./layer-word.ts"

export type Steps = readonly Step[]

export type Step = { readonly name: string; readonly span: Span } & (
  | { readonly kind: "layer"; readonly lay: Lay }
  /** One after the other: a repetition, a block. */
  | { readonly kind: "group"; readonly steps: Steps }
  /** What comes out of the steps, and what went in (through the shortcut), added up. */
  | { readonly kind: "residual"; readonly steps: Steps; readonly shortcut: Steps }
  | { readonly kind: "parallel"; readonly branches: readonly Steps[]; readonly by: Joining }
  /** What another task would replace. */
  | { readonly kind: "head"; readonly steps: Steps }
)

export const joinings = ["channels", "tokens", "add", "multiply"] as const
export type Joining = (typeof joinings)[number]
