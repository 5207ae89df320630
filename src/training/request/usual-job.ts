/** What of a step nobody says: the batch, the framework, the rank of adapters. */
import { benchmark } from "../../data/index.ts"
import { parseQuantity } from "../../models/index.ts"
import type { Framework, TrainingMethod } from "../plan/job.ts"

/** What is known of how samples are shared out. */
export type Replicas = { readonly gpus?: number; readonly dp?: number; readonly microBatch?: number }

export function usualRank(): number {
  return parseQuantity(benchmark("adapter.rank").value)
}

/** [token] Some two million a step is what language models of 1 to 70 billion parameters were trained with (Llama 2: 4 million, arXiv 2307.09288; GPT-3: 0.5 to 3.2 million, arXiv 2005.14165, table 2.1). */
const pretrainTokens = 2_097_152
/** Samples of a step of tuning. */
const tuningSamples = 64
/** Samples of a step of what is no language model: 256 a device, and no more than the 8,192 up to which nothing is lost (arXiv 1706.02677, figure 1). */
const usualSamples = { perDevice: 256, most: 8192 }

/** A whole number of micro-batches for each replica, where their number is known. */
export function usualBatch(sequence: number | null, method: TrainingMethod, { gpus = 1, dp, microBatch = 1 }: Replicas): number {
  const replicas = (dp ?? gpus) * microBatch
  const wished = wishedBatch(sequence, method, gpus)
  return replicas * Math.max(1, Math.round(wished / replicas))
}

function wishedBatch(sequence: number | null, method: TrainingMethod, gpus: number): number {
  if (sequence === null) return Math.min(usualSamples.most, usualSamples.perDevice * gpus)
  return method === "pretrain" ? pretrainTokens / sequence : tuningSamples
}

type VendorFramework = { readonly framework: Framework; readonly program: string; readonly isMeasured?: true }

/** Of vendors whose devices run programs of their own: what of the frameworks here comes nearest, and how they call it. */
const ofVendor: Readonly<Record<string, VendorFramework>> = {
  // MaxText (github.com/AI-Hypercomputer/maxtext), with measured runs among those of the fit.
  Google: { framework: "maxtext", program: "MaxText", isMeasured: true },
  // NxD Training: tensor and pipeline parallelism and ZeRO 1 as Megatron has them (awsdocs-neuron.readthedocs-hosted.com, NxD Training).
  AWS: { framework: "megatron", program: "NxD Training" },
  // Intel's fork of DeepSpeed (docs.habana.ai, DeepSpeed User Guide).
  Intel: { framework: "deepspeed", program: "DeepSpeed" },
  // MindSpeed, an adapter of Megatron-LM (gitee.com/ascend/MindSpeed).
  Huawei: { framework: "megatron", program: "MindSpeed" },
}

/** Whose devices the frameworks were written for. */
const atHome: ReadonlySet<string> = new Set(["NVIDIA", "AMD"])

/** Megatron pre-trains language models, FSDP tunes them, PyTorch takes what is none; devices of other makers have their own. */
export function usualFramework(sequence: number | null, method: TrainingMethod, vendor: string): Framework {
  if (sequence === null) return "torch"
  const own = ofVendor[vendor]
  if (own !== undefined) return own.framework
  return method === "pretrain" ? "megatron" : "fsdp"
}

/** The program that an assumed framework stands in for on devices without measured runs of it; empty: none is known. Null where it stands for itself. */
export function standsFor(framework: Framework, vendor: string): string | null {
  const own = ofVendor[vendor]
  if (atHome.has(vendor) || (own?.isMeasured === true && own.framework === framework)) return null
  return own?.framework === framework ? own.program : ""
}
