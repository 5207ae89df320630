/** What a row of a serving kind asks, or what is missing in it. */
import type { Row } from "../row.ts"
import { batchRow } from "./batch-row.ts"
import { latencyRow } from "./latency-row.ts"
import { mlperfRow } from "./mlperf-row.ts"
import type { ServingRow } from "./serving-row.ts"
import { throughputRow } from "./throughput-row.ts"

const kinds: Readonly<Record<string, (row: Row) => ServingRow | string>> = {
  serving_max_throughput: throughputRow,
  serving_static_batch: batchRow,
  serving_single_stream: batchRow,
  serving_mlperf_offline: mlperfRow,
  serving_mlperf_server: mlperfRow,
  serving_hosted_api: () => "hosted: the hardware is not disclosed",
  serving_latency: latencyRow,
}

export const servingKinds: readonly string[] = Object.keys(kinds)

/** Or a sentence that says what is missing. */
export function servingRow(row: Row): ServingRow | string {
  return kinds[row.kind]?.(row) ?? `rows of kind ${row.kind} are none of serving`
}
