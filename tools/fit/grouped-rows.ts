// Measured layers of experts, one device each: grouped products of gate and up, then down, with the passes between them.
import { join } from "node:path"
import { readTable } from "./read-table.ts"

/** A layer of experts on one device, each token through `active` of them; `inner` is the width between gate and down. */
export type GroupedShape = {
  readonly tokens: number
  readonly experts: number
  readonly active: number
  readonly width: number
  readonly inner: number
}
export type MeasuredGroup = { readonly shape: GroupedShape; readonly seconds: number }

const columns = [
  "moe_dtype",
  "num_tokens",
  "hidden_size",
  "inter_size",
  "topk",
  "num_experts",
  "moe_tp_size",
  "moe_ep_size",
  "distribution",
]

/**
 * 16 bits, gated (Nemotron's experts, 22 of 512 or of width 2,688, are not), all experts on one device, tokens spread evenly, or as
 * evenly as the table has them.
 */
export async function groupedRows(root: string, folder: string, file: string): Promise<readonly MeasuredGroup[]> {
  const rows = (await readTable(join(root, folder, file), [...columns, "latency"])).filter(
    (row) => row.moe_dtype === "bfloat16" && row.moe_ep_size === 1 && row.topk !== 22 && row.hidden_size !== 2688,
  )
  const even = rows.filter((row) => row.distribution === "balanced")
  const nearlyEven = rows.filter((row) => row.distribution === "power_law_1.01")
  return (even.length > 0 ? even : nearlyEven).map((row) => ({
    shape: {
      ...{ tokens: Number(row.num_tokens), experts: Number(row.num_experts), active: Number(row.topk) },
      ...{ width: Number(row.hidden_size), inner: Number(row.inter_size) / Number(row.moe_tp_size) },
    },
    seconds: Number(row.latency) / 1e3,
  }))
}
