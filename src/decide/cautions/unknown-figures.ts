/** What a plan warns of where its figures rest on what is no number: those that it shows, and those that it cast away unseen. */
import type { Diagnostic } from "../../diagnostics/index.ts"
import { drawsOf, notANumber, type Quantity, type Question } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import type { PlanAnswer } from "../answer.ts"
import type { Chosen } from "../choose/choose.ts"
import type { Samplers } from "../effort.ts"
import { viewedIn } from "../view.ts"
import { heldOf } from "../worth/resource-answers.ts"

/** Projects that are looked at, the best ones. */
const mostLookedAt = 50

type Told = {
  /** Quantities of the best project that are shown besides those of every project. */
  readonly shown: readonly Quantity[]
  readonly resources: PlanAnswer["resources"]
}

/** Each formula that makes it once, however many projects lead back to it; the best project comes first in `chosen`. */
export function unknownFigures(
  venture: Venture,
  chosen: readonly Chosen[],
  { shown, resources }: Told,
  { full }: Samplers,
): Diagnostic[] {
  const looked = chosen.slice(0, mostLookedAt)
  const settled = looked.map((one, k): Question => {
    const quantities = [...viewedIn(venture, one.subject), ...(k === 0 ? shown : [])]
    return { draws: drawsOf(full, one.best.parameters), quantities }
  })
  const castAway = looked.flatMap(({ subject, castAway: parameters }): Question[] =>
    parameters === null ? [] : [{ draws: drawsOf(full, parameters), quantities: [subject.objective] }],
  )
  const without = venture.resources
    .filter(({ name }) => resources[name]?.holding === null)
    .flatMap((resource) => heldOf(venture.model, resource))
    .flatMap((held) =>
      looked
        .filter(({ subject }) => subject.reach.parameters.has(held.keep))
        .map(({ subject, best }): Question => {
          const draws = drawsOf(full, best.parameters.with(held.keep, 0))
          return { draws, quantities: [subject.objective], without: held.resource.path }
        }),
    )
  return notANumber(...settled, ...castAway, ...without)
}
