/** What it costs to wait: the best project with its launch later, or, where no task can be moved, what founders ask of their money. */
import { average, type Quantity, type Sampler } from "../../engine/index.ts"
import { atEnd } from "../batches.ts"
import { withColumns } from "../columns.ts"
import { reachOf } from "../dependence.ts"
import { inProject, ofProject } from "../find-quantity.ts"
import { inputPath } from "../input-path.ts"
import type { Ground } from "../plan/ground.ts"
import type { Delay } from "./answer.ts"

/** A task that moves the launch by less than this part of its own delay stands beside the way to it. */
const leastPart = 0.5
/** Tasks tried. */
const mostTasks = 16
/** Months. */
const later = 1

export function delayOf(ground: Ground): Delay {
  return byLaunch(ground) ?? byDiscount(ground) ?? { perMonth: 0, by: "nothing", path: null }
}

/** On the task that holds the launch up most, by coarse draws; null where the launch depends on none that is uncertain. */
function byLaunch(ground: Ground): Delay | null {
  const { venture, best, samplers } = ground
  const { name } = best.subject.project
  const launch = ofProject(venture, name, "launch")
  if (launch === null || launch.isMonthly) return null
  const tasks = [...reachOf(venture.model, [launch.node]).inputs].filter((input) =>
    /\.plan\..+\.takes$/u.test(inputPath(venture.model.inputs[input], name)),
  )
  const tried = tasks.slice(0, mostTasks).map((task) => ({ task, moved: movedBy(ground, launch, task, samplers.coarse) }))
  const [first] = tried.toSorted((a, b) => b.moved - a.moved)
  if (first === undefined || !(first.moved >= leastPart * later)) return null
  const path = inputPath(venture.model.inputs[first.task], name)
  const perMonth = lossBy(ground, first.task) / movedBy(ground, launch, first.task, samplers.full)
  return { perMonth: Number.isFinite(perMonth) ? Math.max(0, perMonth) : 0, by: "launch", path }
}

/** The task takes a month longer in every sample.  Units: months. */
function delayed(sampler: Sampler, task: number): readonly Float64Array[] {
  const own = sampler.columns[task] ?? new Float64Array()
  return withColumns(sampler, new Map([[task, own.map((months) => months + later)]]))
}

/** By how much the launch moves on average, where it comes either way. */
function movedBy({ best }: Ground, { node }: Quantity, task: number, sampler: Sampler): number {
  const { parameters } = best.best
  const [before] = sampler.run([node], parameters)
  const [after] = sampler.run([node], parameters, delayed(sampler, task))
  if (before === undefined || after === undefined) return 0
  const moved = after.map((month, s) => month - before[s]!).filter(Number.isFinite)
  return moved.length === 0 ? 0 : average(moved)
}

/** In the unit of the objective. */
function lossBy({ best, samplers: { full }, score, unit }: Ground, task: number): number {
  const { objective, ends } = best.subject
  const [after] = full.run([objective.node], best.best.parameters, delayed(full, task), ends)
  if (after === undefined) return 0
  const worth = (utility: Float64Array): number => score.back(average(utility))
  return (worth(best.best.utility) - worth(score.utility(atEnd(after, full.plan.samples)))) / unit.factor
}

/** What comes a month later is worth less by the month's rate; null where the file has none. */
function byDiscount({ venture, best, samplers: { full }, score, unit }: Ground): Delay | null {
  const discount = inProject(venture, best.subject.project.name, "discount")
  if (discount === null || discount.isMonthly) return null
  const [rate] = full.run([discount.node], best.best.parameters)
  const worth = score.back(average(best.best.utility)) / unit.factor
  const perMonth = Math.max(0, worth) * average(rate ?? new Float64Array(1))
  return Number.isFinite(perMonth) ? { perMonth, by: "discount", path: discount.path } : null
}
