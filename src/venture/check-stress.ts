/** What `stress` names must be there, change as it can, and have the unit of what is added. */
import { error, nearest, type Report } from "../diagnostics/index.ts"
import type { Model } from "../engine/index.ts"
import { isSame, printDimension } from "../units/index.ts"
import type { VentureFile } from "./read.ts"
import { stressed } from "./stress.ts"

/** Errors: stress-target, stress-stock, wrong-unit. */
export function checkStress({ stress, projects }: VentureFile, model: Model, report: Report): void {
  for (const { target, span, by } of stress.flatMap(({ changes }) => changes)) {
    const found = stressed({ projects, model }, target)
    if (found.length === 0) {
      const known = [...model.quantities.keys()].flatMap((path) => [path, path.slice(path.indexOf(".") + 1)])
      const close = nearest(target, [...new Set(known)])
      report(error("stress-target", span, { name: target, nearest: close }, close[0]))
    } else if (found.some(({ definition }) => definition.value?.kind === "stock")) {
      report(error("stress-stock", span, { name: target }))
    } else if (by.kind === "addition") {
      const odd = found.find(({ dimension }) => !isSame(dimension, by.dimension))
      if (odd !== undefined)
        report(
          error("wrong-unit", span, { expected: printDimension(odd.dimension), got: printDimension(by.dimension), what: target }),
        )
    }
  }
}
