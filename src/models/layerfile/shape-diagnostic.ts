/** A shape mistake as a diagnostic, at the layer where it lies. */
import { type Diagnostic, error, type Span } from "../../diagnostics/index.ts"
import type { ShapeMistake, ShapeProblem } from "../graph/shape-mistake.ts"

const codes: Readonly<Record<ShapeProblem, string>> = {
  "too-small": "layer-too-small",
  "do-not-fit": "layer-do-not-fit",
  "not-divisible": "layer-not-divisible",
  "wrong-axes": "layer-wrong-axes",
}

export function shapeDiagnostic({ path, problem, shapes, by }: ShapeMistake, span: Span | null): Diagnostic {
  return error(codes[problem], span, { path, shapes: shapes.map((shape) => shape.join("×")), by: by ?? "" })
}
