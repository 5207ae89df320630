/**
 * What a thousand requests cost on the planned set-up: the same money an hour over more or fewer of them, by how evenly they come. And
 * a set-up of the same GPUs that would do with less money, where there is one.
 */
import { screenedAlternative } from "../answer/alternative-of.ts"
import type { ServedAlternative, ServedMakeOrBuy } from "../answer/serving-answer.ts"
import type { Carried } from "../search/most-carried.ts"
import type { ScreenedServing } from "../search/serving-plan.ts"
import type { ServedFigures } from "./served-request.ts"

/** [1/s] Requests, or samples of what takes samples; [USD] of a thousand of them. */
export type LoadCost = { readonly requestsPerSecond: number; readonly perThousand: number }

/** `full`, `planned`: null where the targets cannot be kept; `mean`: where nothing comes. */
export type ServedCosts = {
  /** As many at all hours as are carried within the targets. */
  readonly full: LoadCost | null
  /** In the mean of all hours, where the busiest one brings what the replicas are there for, reserve apart. */
  readonly planned: LoadCost | null
  /** Of the busiest hour of the month, and of the mean of its hours. */
  readonly busiest: LoadCost
  readonly mean: LoadCost | null
}

/** `perHour`: [USD/hour] of all replicas; `portion`: samples of a request. */
export function servedCosts(perHour: number, carried: Carried | null, figures: ServedFigures): ServedCosts {
  const { busiest, mean, ready, portion } = figures
  const at = (requestsPerSecond: number): LoadCost => ({
    requestsPerSecond,
    perThousand: (1000 * perHour) / (3600 * requestsPerSecond),
  })
  const full = carried?.requestsPerSecond ?? null
  return {
    full: full === null ? null : at(full),
    planned: full === null || !(mean > 0) ? null : at(full / ((busiest / mean) * ready)),
    busiest: at(busiest * portion),
    mean: mean > 0 ? at(mean * portion) : null,
  }
}

/** Of what is carried within the targets: what the busiest hour takes, alone and with the reserve. */
export type LoadShares = { readonly busiest: number; readonly ready: number }

export function loadShares({ full, busiest }: ServedCosts, ready: number): LoadShares | null {
  if (full === null) return null
  const share = busiest.requestsPerSecond / full.requestsPerSecond
  return { busiest: share, ready: share * ready }
}

/** [request/s] From where on the planned set-up is no dearer than buying if requests came evenly at all hours; null where it is at no load within the targets. */
export function evenBreakEven(perHour: number, { full }: ServedCosts, makeOrBuy: ServedMakeOrBuy | null): number | null {
  if (makeOrBuy === null || full === null) return null
  const rate = perHour / (3600 * makeOrBuy.buyPerRequest)
  return rate <= full.requestsPerSecond ? rate : null
}

export type CheaperSetup = {
  readonly setup: ServedAlternative
  /** [USD/month] Less than planned, and the part of it. */
  readonly saving: number
  readonly share: number
  /** Whether it carries the reserve over the busiest hour too. */
  readonly hasReserve: boolean
}

const hoursOfMonth = (365.25 * 24) / 12
/** Figures of the search that are the same but for rounding. */
const rounding = 1e-9

/** `reserved`: the cheapest that carries the busiest hour with the reserve; `front`: of those that carry it without. Null where none is cheaper. */
export function cheaperThan(
  planned: ServedAlternative,
  reserved: ScreenedServing | null,
  front: readonly ServedAlternative[],
): CheaperSetup | null {
  const saves = ({ perHour }: ServedAlternative): number => planned.perHour - perHour
  const tell = (setup: ServedAlternative, hasReserve: boolean): CheaperSetup => ({
    ...{ setup, hasReserve, saving: saves(setup) * hoursOfMonth, share: saves(setup) / planned.perHour },
  })
  const isCheaper = (setup: ServedAlternative | undefined): setup is ServedAlternative =>
    setup !== undefined && saves(setup) > rounding * planned.perHour
  const [withReserve, without] = [
    reserved === null ? undefined : screenedAlternative(reserved),
    front.toSorted((a, b) => a.perHour - b.perHour)[0],
  ]
  if (isCheaper(withReserve)) return tell(withReserve, true)
  return isCheaper(without) ? tell(without, false) : null
}
