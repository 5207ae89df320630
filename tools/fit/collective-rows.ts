// Measured collectives: seconds by kind, ranks and bytes. The tables count elements: the same time stands beside twice the size for
// int8 as for half, and only so does the bus bandwidth stay below that of the link. All-gather and reduce-scatter count the
// whole array (counted per rank, eight H100 would move 2,700 GB/s over links of 450); oneCCL counts one rank's part of an all-gather.
import { join } from "node:path"
import type { MeasuredCollective } from "../../src/data/index.ts"
import { readTable } from "./read-table.ts"

export type CollectiveRow = {
  readonly kind: MeasuredCollective
  readonly ranks: number
  readonly bytes: number
  readonly seconds: number
}

const kinds: Readonly<Record<string, MeasuredCollective>> = {
  all_reduce: "all-reduce",
  all_gather: "all-gather",
  reduce_scatter: "reduce-scatter",
  alltoall: "all-to-all",
}
const elementBytes: Readonly<Record<string, number>> = { half: 2, int8: 1 }

export async function collectiveRows(root: string, folder: string, file: string): Promise<readonly CollectiveRow[]> {
  const rows = await readTable(join(root, folder, "comm", file), ["op_name", "nccl_dtype", "num_gpus", "message_size", "latency"])
  return rows.map(({ op_name, nccl_dtype, num_gpus, message_size, latency }) => {
    const kind = kinds[String(op_name)]
    const size = elementBytes[String(nccl_dtype)]
    if (kind === undefined || size === undefined) throw new Error(`unknown collective ${op_name} of ${nccl_dtype}`)
    const parts = file.startsWith("oneccl") && kind === "all-gather" ? Number(num_gpus) : 1
    return { kind, ranks: Number(num_gpus), bytes: Number(message_size) * size * parts, seconds: Number(latency) / 1e3 }
  })
}
