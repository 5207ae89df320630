/**
 * A fleet under the load of its busiest hour: latencies with waiting, and the share of requests that keep both targets, in that hour and over the
 * month. Requests that are turned away are not in time.
 */
import type { Row, Working, WorkingOf } from "../../engine/index.ts"
import { figure, lineText, lineValue, type Point } from "./line-text.ts"
import { loads, loadTable, margin, patiences, simulatedRequests, type Targets } from "./load-table.ts"
import { dayLoads, overTheDay } from "./over-the-day.ts"
import type { PlannedReplica } from "./planned-replica.ts"
import { byPlanner } from "./planned-rows.ts"

type Rows = Readonly<Record<string, Row>>

export type LoadAsk = {
  readonly replica: PlannedReplica
  readonly targets: Targets
  /** Busiest hour over the mean hour, in the middle. */
  readonly peak: number
}

/** Units: waiting, pace, shares [1]; ttft, tpot [s]. Shape: monthly. */
export function plannedLoadRows({ replica, targets, peak }: LoadAsk): Rows {
  const { waiting, pace, onTime } = loadTable(replica, targets)
  const shared = targets.ttft === null ? untargetedRows(onTime[0] ?? [], peak) : targetedRows(onTime, peak)
  return {
    waiting: simulatedRow(lineText("serving.load", pointsOf(waiting)), waiting),
    pace: simulatedRow(lineText("serving.load", pointsOf(pace)), pace),
    ttft: ["s", "= serving.first_token_time * serving.waiting"],
    tpot: ["s", "= serving.step_time * serving.pace"],
    ...shared,
  }
}

/** Without a target of the time to the first token the other one decides. */
function untargetedRows(shares: readonly number[], peak: number): Rows {
  const [hour, month] = shareTexts(shares, peak)
  return {
    on_time: ["", `= ${kept} * (${hour})`, byPlanner, workingOf(shares)],
    quality: ["", `= ${kept} * (${month})`, byPlanner],
  }
}

/** Of what is served by plain formulas, or takes whole samples: nobody waits until all is taken. `kept` is a truth in the file. */
export function plainLoadRows(isKept: string): Rows {
  return {
    on_time: ["", `= if(${isKept}, 1 / max(serving.load, 1), 0)`],
    quality: ["", "= serving.on_time"],
  }
}

const names = ["short", "medium", "long"] as const

function targetedRows(onTime: readonly (readonly number[])[], peak: number): Rows {
  const at = names.map((name, k) => {
    const shares = onTime[k] ?? []
    const [hour, month] = shareTexts(shares, peak)
    return {
      [`on_time_at.${name}`]: simulatedRow(hour, shares),
      [`quality_at.${name}`]: ["", `= ${month}`, byPlanner],
    } as const
  })
  return {
    patience: ["", "= serving.target.ttft / serving.first_token_time"],
    ...Object.assign({}, ...at),
    on_time: ["", `= ${kept} * ${patienceText("on_time_at")}`],
    quality: ["", `= ${kept} * ${patienceText("quality_at")}`],
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
  const [first, ...others] = patiences.map((patience, k) => ({ patience, text: `serving.${root}.${names[k]}` }))
  if (first === undefined) throw new Error("internal: no patience")
  const lines = [{ patience: 1, text: "0" }, first, ...others]
  const nested = lines.slice(0, -1).reduceRight((rest, low, k) => {
    const high = lines[k + 1]!
    const part = `(serving.patience - ${low.patience}) / ${high.patience - low.patience}`
    return `if(serving.patience < ${high.patience}, ${low.text} + (${high.text} - ${low.text}) * ${part}, ${rest})`
  }, lines.at(-1)?.text ?? "0")
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
