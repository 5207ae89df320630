/** Which engine serves what: models by tokens or by samples, and on whose devices. */
import type { Device } from "../../devices/index.ts"
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import type { Engine, EngineName } from "../plan/engine.ts"

type Reach = {
  readonly tokens: boolean
  readonly samples: boolean
  /** Makers of devices; null: of all. */
  readonly vendors: readonly string[] | null
}

/**
 * Source: vllm-project/vllm:docs/getting_started/installation (NVIDIA, AMD, Intel, Google); sgl-project/sglang:docs/platforms (NVIDIA, AMD, Google);
 * NVIDIA/TensorRT-LLM:docs/source/reference/support-matrix.md and NVIDIA/TensorRT (NVIDIA); InternLM/lmdeploy:README.md (NVIDIA, Huawei);
 * PyTorch and Transformers run wherever PyTorch does.
 */
const reaches: Readonly<Record<EngineName, Reach>> = {
  vllm: { tokens: true, samples: false, vendors: ["NVIDIA", "AMD", "Intel", "Google"] },
  sglang: { tokens: true, samples: false, vendors: ["NVIDIA", "AMD", "Google"] },
  trtllm: { tokens: true, samples: false, vendors: ["NVIDIA"] },
  lmdeploy: { tokens: true, samples: false, vendors: ["NVIDIA", "Huawei"] },
  transformers: { tokens: true, samples: true, vendors: null },
  pytorch: { tokens: true, samples: true, vendors: null },
  tensorrt: { tokens: false, samples: true, vendors: ["NVIDIA"] },
}

/** The most usual first. */
const usual: Readonly<Record<"tokens" | "samples", readonly EngineName[]>> = {
  tokens: ["vllm", "sglang", "trtllm", "lmdeploy", "pytorch", "transformers"],
  samples: ["tensorrt", "pytorch", "transformers"],
}

function runsOn(engine: EngineName, { vendor }: Device): boolean {
  const { vendors } = reaches[engine]
  return vendors === null || vendors.some((one) => one.toLowerCase() === vendor.toLowerCase())
}

/** `vllm@0.19.0` apart. */
export function engineOf(text: string): Engine {
  const [name = "", version] = text.split("@")
  // Rules have let pass names of engines only.
  return { name: name as EngineName, version: version ?? null }
}

/** The most usual that runs on all the devices. */
export function usualEngine(kind: "tokens" | "samples", devices: readonly Device[]): Engine {
  const name = usual[kind].find((one) => devices.every((device) => runsOn(one, device)))
  return { name: name ?? "pytorch", version: null }
}

/** Errors: serving-engine-model, serving-engine-gpu. */
export function engineMistakes(engine: Engine, kind: "tokens" | "samples", devices: readonly Device[]): readonly Diagnostic[] {
  const known = usual[kind].filter((name) => devices.some((device) => runsOn(name, device)))
  if (!reaches[engine.name][kind]) return [error("serving-engine-model", null, { engine: engine.name, kind, known })]
  const unfit = devices.filter((device) => !runsOn(engine.name, device))
  // Of several devices those that it runs on are left.
  if (unfit.length < devices.length) return []
  return unfit.slice(0, 1).map(({ id }) => error("serving-engine-gpu", null, { engine: engine.name, gpu: id, known }))
}
