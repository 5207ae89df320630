/** Rows of what the founder leaves out, by their names under `serving`. */
import { benchmark, defaultRow, sourceOf } from "../data/index.ts"
import type { Row } from "../engine/index.ts"
import { parseQuantity } from "../models/index.ts"
import type { ServingSection } from "./section.ts"

/** Time in which the host prepares one layer of a step, whatever the batch. Units: [s]. */
export const hostSecondsPerLayer: number = parseQuantity(benchmark("serving.host-time").value) / parseQuantity("1 s")

export function requestDefaults(section: ServingSection | null, hasOutput: boolean): Readonly<Record<string, Row>> {
  const request = section?.request
  const answer: Row = hasOutput ? defaultRow("token", "request.output") : ["token", "0 token"]
  return present({
    "request.input": request?.input == null ? defaultRow("token", "request.input") : null,
    "request.output": request?.output == null ? answer : null,
    "request.cached": request?.cached == null ? defaultRow("", "request.cached") : null,
  })
}

export function fleetDefaults(section: ServingSection | null): Readonly<Record<string, Row>> {
  return present({
    peak: section?.peak == null ? defaultRow("", "traffic.peak-to-mean") : null,
    spare: section?.spare == null ? defaultRow("", "serving.spare") : null,
  })
}

export function targetDefaults(section: ServingSection | null): Readonly<Record<string, Row>> {
  return present({ "target.tpot": section?.target?.tpot == null ? defaultRow("s", "serving.tpot") : null })
}

/** Step time = deviation * (host time + bytes / (share of the bandwidth) + prefill / (share of the peak)). */
export function speedDefaults(section: ServingSection | null, layers: number): Readonly<Record<string, Row>> {
  const { efficiency } = section ?? {}
  const hostSeconds = Number((layers * hostSecondsPerLayer).toPrecision(3))
  return present({
    "efficiency.bandwidth": efficiency?.bandwidth == null ? defaultRow("", "serving.bandwidth") : null,
    "efficiency.compute": efficiency?.compute == null ? defaultRow("", "serving.compute") : null,
    host_time: ["s", `${hostSeconds} s`, sourceOf(benchmark("serving.host-time"))],
    deviation: defaultRow("", "serving.deviation"),
    usable: defaultRow("", "serving.memory.usable"),
    batch_limit: defaultRow("request", "serving.batch-limit"),
  })
}

function present(rows: Readonly<Record<string, Row | null>>): Readonly<Record<string, Row>> {
  return Object.fromEntries(Object.entries(rows).flatMap(([name, row]) => (row === null ? [] : [[name, row] as const])))
}
