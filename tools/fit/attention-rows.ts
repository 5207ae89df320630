// Measured attention of one table: prompts (queries and keys alike) and steps over a cache (one query), 16 bits throughout.
import { join } from "node:path"
import type { AttentionShape } from "../../src/kernels/index.ts"
import { readTable, type TableRow } from "./read-table.ts"

export type MeasuredAttention = { readonly shape: AttentionShape; readonly seconds: number }
export type Regime = "prompt" | "cache"

const columns = ["batch_size", "isl", "num_heads", "num_key_value_heads", "head_dim", "step", "latency"]
const dtypes = ["attn_dtype", "kv_cache_dtype"]
const tables: Readonly<Record<Regime, string>> = { prompt: "context", cache: "generation" }

/** `engine`: `vllm-0.24.0`. The oldest tables have no windows. */
export async function attentionRows(
  root: string,
  folder: string,
  engine: string,
  regime: Regime,
): Promise<readonly MeasuredAttention[]> {
  const path = join(root, folder, "attention", `${engine}-${tables[regime]}_attention_perf.parquet`)
  const rows = await readTable(path, [...columns, ...dtypes, "window_size"])
  return rows
    .filter((row) => dtypes.every((dtype) => row[dtype] === "bfloat16") && Number(row.latency) > 0)
    .map((row) => ({ shape: shapeOf(row, regime), seconds: Number(row.latency) / 1e3 }))
}

/** DeepSeek's latent attention over a prompt is plain attention of heads of 192 and values of 128 numbers (arXiv 2412.19437, section 2.1.1). */
export async function latentRows(root: string, folder: string, file: string): Promise<readonly MeasuredAttention[]> {
  const rows = await readTable(join(root, folder, file), [
    "batch_size",
    "isl",
    "num_heads",
    "mla_dtype",
    "kv_cache_dtype",
    "latency",
  ])
  return rows
    .filter((row) => row.mla_dtype === "bfloat16" && row.kv_cache_dtype === "bfloat16")
    .map((row) => ({
      shape: {
        ...shapeOf({ ...row, num_key_value_heads: row.num_heads ?? 0, head_dim: 192, step: 0 }, "prompt"),
        valueHeadSize: 128,
      },
      seconds: Number(row.latency) / 1e3,
    }))
}

function shapeOf(row: TableRow, regime: Regime): AttentionShape {
  const asked = Number(row.isl)
  const window = Number(row.window_size)
  const heads = Number(row.num_heads)
  return {
    ...{ batch: Number(row.batch_size), queries: asked, keys: regime === "prompt" ? asked : Number(row.step) + 1 },
    // 0 key and value heads stand for as many as there are heads.
    ...{
      heads,
      keyValueHeads: Number(row.num_key_value_heads) || heads,
      headSize: Number(row.head_dim),
      valueHeadSize: Number(row.head_dim),
    },
    ...{ isCausal: true, window: window > 0 ? window : null, pass: "forward", kernel: "flash", writesCache: regime === "prompt" },
  }
}

/** Layouts are put aside whole. */
export function layoutOf({ shape: { heads, keyValueHeads, headSize, valueHeadSize, window } }: MeasuredAttention): string {
  return [heads, keyValueHeads, headSize, valueHeadSize, window].join("/")
}
