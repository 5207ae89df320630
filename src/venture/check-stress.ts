/** What the names in `stress` mean, and whether the blow can fall on it. */
import { error, nearest, type Report } from "../diagnostics/index.ts"
import type { Model, Quantity } from "../engine/index.ts"
import { slug } from "../shape/index.ts"
import { isSame, printDimension } from "../units/index.ts"
import { namesOf } from "./effects.ts"
import type { VentureFile } from "./read.ts"
import { canBeShocked } from "./shocks.ts"

type Named = { readonly projects: readonly { readonly name: string }[]; readonly model: Model }

/** What a name means: in each project what has it, else the quantity of the file, else what the short name stands for in each project. */
export function stressed({ projects, model: { quantities } }: Named, target: string): readonly Quantity[] {
  const [name = "", ...others] = namesOf(slug(target))
  const inEach = (names: readonly string[]): Quantity[] =>
    projects.flatMap((project) => {
      const found = names.find((one) => quantities.has(`${project.name}.${one}`))
      return found === undefined ? [] : (quantities.get(`${project.name}.${found}`) ?? [])
    })
  const own = inEach([name])
  const whole = quantities.get(name)
  if (own.length > 0) return own
  return whole === undefined ? inEach(others) : [whole]
}

/** Errors: stress-target, stress-stock, stress-fixed, wrong-unit. */
export function checkStress({ stress, projects }: VentureFile, model: Model, report: Report): void {
  for (const { target, span, by } of stress.flatMap(({ changes }) => changes)) {
    const found = stressed({ projects, model }, target)
    if (found.length === 0) {
      const known = [...model.quantities.keys()].flatMap((path) => [path, path.slice(path.indexOf(".") + 1)])
      const close = nearest(target, [...new Set(known)])
      report(error("stress-target", span, { name: target, nearest: close }, close[0]))
    } else if (found.some(({ definition }) => definition.value?.kind === "stock")) {
      report(error("stress-stock", span, { name: target }))
    } else if (!found.some((one) => canBeStruck(one, model))) {
      report(error("stress-fixed", span, { name: target }))
    } else if (by.kind === "addition") {
      const odd = found.find(({ dimension }) => !isSame(dimension, by.dimension))
      if (odd !== undefined)
        report(
          error("wrong-unit", span, { expected: printDimension(odd.dimension), got: printDimension(by.dimension), what: target }),
        )
    }
  }
}

/** What is drawn moves with its draws, all else by a shock of its own. */
function canBeStruck({ path, definition }: Quantity, { inputs }: Model): boolean {
  return canBeShocked(definition.value) || inputs.some(({ paths }) => paths.includes(path))
}
