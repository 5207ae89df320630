/** Projects whose requests come late: the month in which the fewest are in time in the busiest hour, by the median of few samples. */
import { type Diagnostic, warning } from "../diagnostics/index.ts"
import type { Quantity, Sampler } from "../engine/index.ts"
import type { Venture } from "../venture/index.ts"
import { monthOf } from "./batches.ts"
import { inProject } from "./find-quantity.ts"
import { mentionOf } from "./mention.ts"
import { quantiles } from "./quantiles.ts"
import { samplerOf } from "./run-venture.ts"

const few = 256
/** Fewer in time than this are told. */
const enough = 0.9

/** `decisions`: of a project, by its name in paths. Warnings: serving-late. */
export function lateServing(venture: Venture, decisions: (project: string) => readonly number[]): Diagnostic[] {
  let sampler: Sampler | null = null
  return venture.projects.flatMap((project) => {
    const names = ["on_time", "load"].map((name) => inProject(venture, project.name, `serving.${name}`))
    const [onTime, load] = names
    if (!onTime || !load) return []
    sampler ??= samplerOf(venture, { samples: few })
    const [shares, loads] = mediansByMonth(sampler, [onTime, load], decisions(project.name))
    const least = Math.min(...(shares ?? []))
    const month = shares?.indexOf(least) ?? -1
    if (month < 0 || !(least < enough)) return []
    const params = { project: project.label, month, share: least, load: loads?.[month] ?? Number.NaN }
    return [warning("serving-late", mentionOf(venture, onTime), params)]
  })
}

function mediansByMonth(sampler: Sampler, quantities: readonly Quantity[], decisions: readonly number[]): readonly number[][] {
  const { model, plan } = sampler
  const results = sampler.run(
    quantities.map(({ node }) => node),
    decisions,
  )
  const months = Array.from({ length: model.months }, (_, month) => month)
  return results.map((values) => months.map((month) => median(monthOf(values, month, plan.samples))))
}

function median(values: Float64Array): number {
  return quantiles(values, [0.5])[0] ?? Number.NaN
}
