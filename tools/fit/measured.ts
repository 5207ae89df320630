// Which table stands for which device and precision: the newest of one engine each, cuBLAS where the engine calls it plainly.
import type { Precision } from "../../src/data/index.ts"
import { type Device, findDevice, isUnknownDevice } from "../../src/devices/index.ts"

export type ProductTable = { readonly precision: Precision; readonly file: string; readonly dtype: string }

export type MeasuredDevice = {
  readonly folder: string
  /** Id in gpus.json. */
  readonly device: string
  /** Engine of the tables of attention. */
  readonly attention: string
  /** Table of latent attention over prompts; null where none was measured in 16 bits. */
  readonly latent: string | null
  /** Table of layers of experts in 16 bits by TensorRT-LLM's grouped products; null where there is none. */
  readonly experts: string | null
  /** Null: the machine is no usual one. */
  readonly collectives: string | null
  readonly products: readonly ProductTable[]
  /** Others whose units are of the same generation (compute capability, developer.nvidia.com/cuda-gpus). */
  readonly kin: readonly string[]
}

const bf16: ProductTable = { precision: "bf16", file: "gemm/vllm-0.24.0-gemm_perf.parquet", dtype: "bfloat16" }
// vLLM's own 8-bit kernel is slower than its 16-bit one for most shapes of the B200; TensorRT-LLM calls cuBLASLt, as training does.
const fp8: ProductTable = { precision: "fp8", file: "gemm/trtllm-1.3.0rc20-gemm_perf.parquet", dtype: "fp8" }
const fp4: ProductTable = { precision: "fp4", file: "gemm/vllm-0.24.0-gemm_perf.parquet", dtype: "nvfp4" }

export const measuredDevices: readonly MeasuredDevice[] = [
  {
    folder: "a100_sxm",
    latent: "mla/trtllm-1.0.0-context_mla_perf.parquet",
    experts: "moe/trtllm-1.0.0-moe_perf.parquet",
    // FlashAttention-2 as SGLang calls it comes nearer to its paper than the paged one of that vLLM.
    attention: "sglang-0.5.10",
    collectives: "nccl-2.27.3-nccl_perf.parquet",
    device: "A100-SXM-80GB",
    products: [
      // Its large products run at 262 TFLOP/s by TensorRT-LLM, 250 by SGLang, 284 by vLLM; others measured 265 to 271 (achieved-peaks.json names both).
      { ...bf16, file: "gemm/trtllm-1.0.0-gemm_perf.parquet" },
      { precision: "int8", file: "gemm/trtllm-1.0.0-gemm_perf.parquet", dtype: "sq" },
    ],
    kin: ["A100-SXM-40GB", "A100-PCIE-40GB", "A100-PCIE-80GB", "A800", "A800-PCIE", "A800-PCIE-40GB", "A30"],
  },
  {
    folder: "h100_sxm",
    latent: "mla/trtllm-1.3.0rc20-context_mla_perf.parquet",
    experts: "moe/trtllm-1.3.0rc20-moe_perf.parquet",
    attention: "vllm-0.24.0",
    collectives: "nccl-2.29.2-nccl_perf.parquet",
    device: "H100-SXM",
    products: [bf16, fp8],
    kin: ["H100-SXM-96GB", "H100-PCIE", "H100-NVL", "H800-SXM", "H20"],
  },
  {
    folder: "h200_sxm",
    latent: "mla/trtllm-1.3.0rc20-context_mla_perf.parquet",
    experts: "moe/trtllm-1.3.0rc20-moe_perf.parquet",
    attention: "vllm-0.24.0",
    collectives: "nccl-2.29.2-nccl_perf.parquet",
    device: "H200-SXM",
    products: [bf16, fp8],
    kin: ["GH200", "GH200-144GB"],
  },
  {
    folder: "b200_sxm",
    latent: "mla/trtllm-1.3.0rc20-context_mla_perf.parquet",
    experts: null,
    attention: "vllm-0.24.0",
    collectives: "nccl-2.29.2-nccl_perf.parquet",
    device: "B200",
    products: [bf16, fp8, fp4],
    kin: ["B100"],
  },
  {
    folder: "b300_sxm",
    latent: "mla/trtllm-1.3.0rc20-context_mla_perf.parquet",
    experts: null,
    attention: "vllm-0.24.0",
    collectives: "nccl-2.29.2-nccl_perf.parquet",
    device: "B300",
    products: [bf16, fp8, fp4],
    kin: ["B30A"],
  },
  {
    folder: "gb200",
    latent: "mla/trtllm-1.3.0rc20-context_mla_perf.parquet",
    experts: null,
    attention: "vllm-0.24.0",
    collectives: "nccl-2.29.2-nccl_perf.parquet",
    device: "GB200",
    // Its table by vLLM falls from 1,750 to 1,000 TFLOP/s as products grow: that machine ran hot, the one of TensorRT-LLM did not.
    products: [{ ...bf16, file: "gemm/trtllm-1.3.0rc20-gemm_perf.parquet" }, fp8, fp4],
    kin: [],
  },
  {
    folder: "gb300",
    latent: "mla/trtllm-1.3.0rc20-context_mla_perf.parquet",
    experts: null,
    attention: "vllm-0.24.0",
    collectives: "nccl-2.29.2-nccl_perf.parquet",
    device: "GB300",
    products: [bf16, fp8, fp4],
    kin: [],
  },
  {
    // Its machine moves 1.3 GB/s among eight devices and 6 among four, over links of 31: no peer access, two sockets. Not a usual one.
    folder: "l40s",
    latent: "mla/trtllm-1.0.0-context_mla_perf.parquet",
    experts: "moe/trtllm-1.3.0rc20-moe_perf.parquet",
    attention: "vllm-0.24.0",
    collectives: null,
    device: "L40S",
    products: [bf16, fp8],
    kin: ["L40", "L4", "L20", "L2", "RTX-6000-ADA", "RTX-4090", "RTX-4080", "RTX-4070"],
  },
  {
    folder: "rtx_pro_6000_server",
    latent: "mla/trtllm-1.3.0rc20-context_mla_perf.parquet",
    experts: "moe/trtllm-1.3.0rc20-moe_perf.parquet",
    attention: "vllm-0.24.0",
    collectives: "nccl-2.29.2-nccl_perf.parquet",
    device: "RTX-PRO-6000",
    products: [bf16, fp8, fp4],
    kin: ["RTX-5090"],
  },
  {
    folder: "b60",
    latent: null,
    experts: null,
    attention: "vllm-0.20.0",
    collectives: "oneccl-2021.17.2-oneccl_perf.parquet",
    device: "ARC-PRO-B60",
    products: [
      { ...bf16, file: "gemm/vllm-0.20.0-gemm_perf.parquet" },
      { ...fp8, file: "gemm/vllm-0.20.0-gemm_perf.parquet" },
    ],
    kin: [],
  },
]

export function deviceNamed(id: string): Device {
  const found = findDevice(id)
  if (isUnknownDevice(found)) throw new Error(`no device ${id}`)
  return found
}
