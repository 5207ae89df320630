/** The expected objective of each project beside its survival, at its best decisions and at some others that were tried. */
import { average } from "../../engine/index.ts"
import { atEnd } from "../batches.ts"
import type { Chosen } from "../choose/choose.ts"
import { decisionsOf, withDecisions } from "../choose/trial.ts"
import { runsWithin } from "../effort.ts"
import { ofProject } from "../find-quantity.ts"
import { type Ground, runOf } from "../plan/ground.ts"
import { isRuined, ruinIn } from "../ruin.ts"
import type { FrontPoint } from "./answer.ts"

/** More would hide each other. */
const mostTried = 12

/** Empty where a project knows no ruin or its mean is not finite. `budget`: operations for those that are tried. */
export function frontOf(ground: Ground, budget: number): FrontPoint[] {
  const { chosen } = ground
  const best = chosen.map((one) => bestPoint(ground, one))
  if (best.some((point) => point === null)) return []
  const tried = chosen.flatMap((one) => triedPoints(ground, one, budget / chosen.length))
  const all = [...best.filter((point) => point !== null), ...tried]
  return all.map((point) => ({ ...point, isOnFront: !all.some((other) => isBetter(other, point)) }))
}

type Point = Omit<FrontPoint, "isOnFront">

function isBetter(a: Point, b: Point): boolean {
  return a.expected >= b.expected && a.survival >= b.survival && (a.expected > b.expected || a.survival > b.survival)
}

function bestPoint(ground: Ground, one: Chosen): Point | null {
  const { objective, answer } = runOf(ground, one)
  const expected = average(objective) / ground.unit.factor
  if (answer.survival === null || !Number.isFinite(expected)) return null
  return { project: one.subject.project.name, isBest: true, expected, survival: answer.survival }
}

/** Others than the best decisions: on fewer draws those would seem to be decisions of their own. */
function triedPoints({ venture, samplers: { coarse }, unit }: Ground, one: Chosen, budget: number): Point[] {
  const { subject } = one
  const own = decisionsOf(subject, one.best.parameters).join()
  const grid = one.grid.filter((values) => values.join() !== own)
  const { decisions, objective, reach, project } = subject
  const ruin = ruinIn((name) => ofProject(venture, project.name, name))
  if (decisions.length === 0 || ruin === null) return []
  const count = Math.min(mostTried, grid.length, runsWithin(budget, coarse, reach.work))
  const picked = Array.from({ length: count }, (_, k) => grid[Math.floor((k * grid.length) / count)] ?? [])
  return picked.flatMap((values) => {
    const parameters = withDecisions(subject, coarse.initial, values)
    const [worth = new Float64Array(), ruined = new Float64Array()] = coarse.run([objective.node, ruin.node], parameters)
    const { samples } = coarse.plan
    const expected = average(atEnd(worth, samples)) / unit.factor
    const survival = 1 - average(isRuined(ruin, ruined, samples))
    return Number.isFinite(expected) ? [{ project: project.name, isBest: false, expected, survival }] : []
  })
}
