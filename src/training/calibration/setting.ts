/** What is known of a run besides its work, at the levels that constants are fitted for: from the whole record to one code base and release. */
import type { LayerNode } from "../../models/index.ts"
import type { Cluster } from "../plan/cluster.ts"
import type { TrainingJob } from "../plan/job.ts"
import type { Layout } from "../plan/layout.ts"

/** Ways in which measured runs are alike; each has levels, such as the devices. A run is a code base on a device. */
export type Factor =
  | "vendor"
  | "device"
  | "framework"
  | "recipe"
  | "release"
  | "run"
  | "releaseKind"
  | "bits"
  | "kind"
  | "structure"
  | "heads"

export type Setting = {
  /** Null where it is not known, so that the constants are those of the levels above. */
  readonly levels: Readonly<Record<Factor, string | null>>
  /** ln of FLOP/s for each watt, over that of an A100: parts that promise more for a watt run below their greatest clock. */
  readonly power: number
}

/** `recipe`: the code base that trains, with its release or way where one is meant: `llm-foundry`, `Megatron-Bridge/26.06`. */
export function settingOf(job: TrainingJob, layout: Layout, { device }: Cluster, recipe: string | null): Setting {
  const base = recipe?.split("/")[0] ?? null
  return {
    levels: {
      vendor: device.vendor,
      device: device.id,
      framework: job.framework,
      recipe: base,
      release: recipe === base ? null : recipe,
      run: base === null ? null : `${base} on ${device.id}`,
      releaseKind: recipe === base ? null : `${recipe} ${kindOf(job)}`,
      bits: bitsOf[layout.precision],
      kind: kindOf(job),
      structure: structureOf(job),
      heads: headsOf(job),
    },
    power: powerOf(device),
  }
}

const bitsOf = { fp32: "32", tf32: "32", bf16: "16", fp16: "16", fp8: "8", int8: "8", fp4: "4" } as const

/** As settings tell precisions apart. */
export function bitsOfPrecision(precision: Layout["precision"]): string {
  return bitsOf[precision]
}

/** What the field keeps apart when it tells how well devices are used. */
export type ModelKind = "dense language" | "experts" | "encoder" | "vision transformer" | "convolutions" | "tables" | "other"

export function kindOf({ graph, sequence }: TrainingJob): ModelKind {
  const has = (isMeant: (node: LayerNode) => boolean): boolean => graph.nodes.some(isMeant)
  if (has(({ kind }) => kind === "experts")) return "experts"
  if (sequence !== null)
    return has(({ products }) => products.some(({ causalShare }) => causalShare < 1)) ? "dense language" : "encoder"
  if (has(({ kind }) => kind === "attention")) return "vision transformer"
  if (has(({ kind }) => kind === "conv")) return "convolutions"
  return has(({ kind }) => kind === "embedding") ? "tables" : "other"
}

/** Kinds once more apart by what makes their steps unlike: latent attention, state spaces, scores that are learnt. */
function structureOf(job: TrainingJob): string {
  const { nodes } = job.graph
  const kind = kindOf(job)
  if (kind === "convolutions") return nodes.some(({ title }) => title.startsWith("depthwise")) ? "depthwise convolutions" : kind
  if (kind !== "experts") return kind
  if (nodes.some(({ kind: one, state }) => one === "recurrent" && state !== null)) return "experts and state spaces"
  if (nodes.some(({ path }) => path.includes("kv_a_proj"))) return "experts and latent attention"
  if (nodes.some(({ kind: one, weights }) => one === "attention" && weights.length > 0)) return "experts and attention sinks"
  return "experts"
}

/** Heads of 64 and less fill the units of a device otherwise than wider ones; null without attention. */
function headsOf({ graph }: TrainingJob): string | null {
  const scores = graph.nodes.find(({ kind, products }) => kind === "attention" && products.length > 1)?.products[0]
  return scores === undefined ? null : scores.depth <= 64 ? "narrow" : "wide"
}

/** A100: 312 TFLOP/s at 400 W. */
const ofA100 = Math.log(312e12 / 400)
/** GeForce RTX 3090: 71 TFLOP/s at 350 W, over that; the least of the measured devices, below which nothing is known. */
const ofLeast: number = Math.log(71e12 / 350) - ofA100

function powerOf({ peak, tdp }: Cluster["device"]): number {
  const flops = peak.bf16 ?? peak.fp16
  return flops === null || tdp === null ? 0 : Math.max(ofLeast, Math.log(flops / tdp) - ofA100)
}
