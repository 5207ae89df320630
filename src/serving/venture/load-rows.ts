/**
 * A fleet under the load of its busiest hour: latencies with waiting, and the share of requests that keep both targets, in that hour and over the
 * month. Requests that are turned away are not in time.
 */
import type { Row, Working, WorkingOf } from "../../engine/index.ts"
import { byPlanner } from "./by-planner.ts"
import { figure, lineText, lineValue, type Point } from "./line-text.ts"
import { margin } from "./load-table.ts"
import { dayLoads, overTheDay } from "./over-the-day.ts"
import { type LoadTable, loads, patiences, simulatedRequests } from "./simulated-loads.ts"

type Rows = Readonly<Record<string, Row>>

export type LoadAsk = {
  readonly table: LoadTable
  /** Whether the time to the first token has a target. */
  readonly isPromised: boolean
  /** Busiest hour over the mean hour, in the middle. */
  readonly peak: number
}

/** Of a decoder. Units: waiting, pace, shares [1]; ttft, tpot [s]. Shape: monthly. */
export function plannedLoadRows(ask: LoadAsk): Rows {
  return {
    ...waitingRows(ask, "serving.first_token_time"),
    pace: simulatedRow(lineText("serving.load", pointsOf(ask.table.pace)), ask.table.pace),
    tpot: ["s", "= serving.step_time * serving.pace"],
    ...shareRows(ask, "serving.first_token_time", `${kept} * `),
  }
}

/** Of what goes through in one pass. Units: waiting, shares [1]; ttft [s]. Shape: monthly. */
export function plannedPassLoadRows(ask: LoadAsk): Rows {
  return { ...waitingRows(ask, "serving.answer_time"), ...shareRows(ask, "serving.answer_time", "") }
}

function waitingRows({ table: { waiting } }: LoadAsk, first: string): Rows {
  return {
    waiting: simulatedRow(lineText("serving.load", pointsOf(waiting)), waiting),
    ttft: ["s", `= ${first} * serving.waiting`],
  }
}

/** `first`: that patience is told over; `times`: a factor before the shares. */
function shareRows({ table: { onTime }, isPromised, peak }: LoadAsk, first: string, times: string): Rows {
  return isPromised ? targetedRows(onTime, peak, first, times) : untargetedRows(onTime[0] ?? [], peak, times)
}

/** Without a target of the time to the first token the other one decides. */
function untargetedRows(shares: readonly number[], peak: number, times: string): Rows {
  const [hour, month] = shareTexts(shares, peak)
  return {
    on_time: ["", `= ${times}(${hour})`, byPlanner, workingOf(shares)],
    quality: ["", `= ${times}(${month})`, byPlanner],
  }
}

/** Of what is served by plain formulas: nobody waits until all is taken. `kept` is a truth in the file. */
export function plainLoadRows(isKept: string): Rows {
  return {
    on_time: ["", `= if(${isKept}, 1 / max(serving.load, 1), 0)`],
    quality: ["", "= serving.on_time"],
  }
}

const names = ["short", "medium", "long"] as const

function targetedRows(onTime: readonly (readonly number[])[], peak: number, first: string, times: string): Rows {
  const at = names.map((name, k) => {
    const shares = onTime[k] ?? []
    const [hour, month] = shareTexts(shares, peak)
    return {
      [`on_time_at.${name}`]: simulatedRow(hour, shares),
      [`quality_at.${name}`]: ["", `= ${month}`, byPlanner],
    } as const
  })
  return {
    patience: ["", `= serving.target.ttft / ${first}`],
    ...Object.assign({}, ...at),
    on_time: ["", `= ${times}${patienceText("on_time_at")}`],
    quality: ["", `= ${times}${patienceText("quality_at")}`],
  }
}

/** Where one request alone takes longer per token than the target, none is in time. */
const kept = `if(serving.step_time > ${margin} * serving.target.tpot, 0, 1)`

/** In the busiest hour and over the month, over the load of the busiest hour. More than the last load brings no more that are in time. */
function shareTexts(shares: readonly number[], peak: number): readonly [hour: string, month: string] {
  const points = pointsOf(shares)
  const shareAt = (load: number): number => lineValue(points, load) * Math.min(1, lastLoad / load)
  const month = overTheDay(shareAt, peak).map((value, k) => ({ at: dayLoads[k] ?? 0, value }))
  return [shareText(points), shareText(month)]
}

const lastLoad = loads.at(-1) ?? 1

function shareText(points: readonly Point[]): string {
  const last = figure(points.at(-1)?.at ?? 1)
  return `(${lineText("serving.load", points)}) * ${last} / max(serving.load, ${last})`
}

/** Lines between the patiences that were simulated, from none at 1. */
function patienceText(root: "on_time_at" | "quality_at"): string {
  const points = patiences.map((patience, k) => ({ patience, text: `serving.${root}.${names[k]}` }))
  const nested = points.reduceRight((rest, { patience, text }, k) => {
    const before = points[k - 1]
    const least = before?.patience ?? 1
    const part = `(serving.patience - ${least}) / ${patience - least}`
    const line = before === undefined ? `${text} * ${part}` : `${before.text} + (${text} - ${before.text}) * ${part}`
    return `if(serving.patience < ${patience}, ${line}, ${rest})`
  }, points.at(-1)?.text ?? "0")
  return `if(serving.patience < 1, 0, ${nested})`
}

function pointsOf(values: readonly number[]): readonly Point[] {
  return loads.map((at, k) => ({ at, value: values[k] ?? 0 }))
}

function simulatedRow(text: string, values: readonly number[]): Row {
  return ["", `= ${text}`, byPlanner, workingOf(values)]
}

function workingOf(values: readonly number[]): WorkingOf {
  return () =>
    loads.map(
      (load, k): Working => ({
        ...{ name: `${load}`, times: 1, value: values[k] ?? 0, unit: "", source: null, parts: [] },
        sentence: { says: "serving-load", params: { load: `${Math.round(100 * load)} %`, requests: simulatedRequests } },
      }),
    )
}
