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
/** Of parts whose tables by vLLM lose a tenth or more at the largest products, as if they had run hot. */
const cublas16: ProductTable = { ...bf16, file: "gemm/trtllm-1.3.0rc20-gemm_perf.parquet" }
// vLLM's own 8-bit kernel is slower than its 16-bit one for most shapes of the B200; TensorRT-LLM calls cuBLASLt, as training does.
const fp8: ProductTable = { precision: "fp8", file: "gemm/trtllm-1.3.0rc20-gemm_perf.parquet", dtype: "fp8" }
const fp4: ProductTable = { precision: "fp4", file: "gemm/vllm-0.24.0-gemm_perf.parquet", dtype: "nvfp4" }

/** What most devices have. */
const usual = {
  attention: "vllm-0.24.0",
  latent: "mla/trtllm-1.3.0rc20-context_mla_perf.parquet",
  experts: null,
  collectives: "nccl-2.29.2-nccl_perf.parquet",
} as const
const grouped = "moe/trtllm-1.3.0rc20-moe_perf.parquet"

export const measuredDevices: readonly MeasuredDevice[] = [
  {
    folder: "a100_sxm",
    device: "A100-SXM-80GB",
    // Its large products run at 262 TFLOP/s by TensorRT-LLM, 250 by SGLang, 284 by vLLM; elsewhere 265 (torch-performance-test-data)
    // and 271 (ml-engineering) were measured.
    products: [
      { ...bf16, file: "gemm/trtllm-1.0.0-gemm_perf.parquet" },
      { precision: "int8", file: "gemm/trtllm-1.0.0-gemm_perf.parquet", dtype: "sq" },
    ],
    // FlashAttention-2 as SGLang calls it comes nearer to its paper than the paged one of that vLLM.
    attention: "sglang-0.5.10",
    latent: "mla/trtllm-1.0.0-context_mla_perf.parquet",
    experts: "moe/trtllm-1.0.0-moe_perf.parquet",
    collectives: "nccl-2.27.3-nccl_perf.parquet",
    kin: ["A100-SXM-40GB", "A100-PCIE-40GB", "A100-PCIE-80GB", "A800", "A800-PCIE", "A800-PCIE-40GB", "A30"],
  },
  {
    ...usual,
    folder: "h100_sxm",
    device: "H100-SXM",
    products: [cublas16, fp8],
    experts: grouped,
    kin: ["H100-SXM-96GB", "H100-PCIE", "H100-NVL", "H800-SXM", "H20"],
  },
  {
    ...usual,
    folder: "h200_sxm",
    device: "H200-SXM",
    products: [cublas16, fp8],
    experts: grouped,
    kin: ["GH200", "GH200-144GB"],
  },
  { ...usual, folder: "b200_sxm", device: "B200", products: [bf16, fp8, fp4], kin: ["B100"] },
  { ...usual, folder: "b300_sxm", device: "B300", products: [bf16, fp8, fp4], kin: ["B30A"] },
  // By vLLM its products fall from 1,750 to 1,000 TFLOP/s as they grow.
  { ...usual, folder: "gb200", device: "GB200", products: [cublas16, fp8, fp4], kin: [] },
  { ...usual, folder: "gb300", device: "GB300", products: [bf16, fp8, fp4], kin: [] },
  {
    ...usual,
    folder: "l40s",
    device: "L40S",
    products: [bf16, fp8],
    latent: "mla/trtllm-1.0.0-context_mla_perf.parquet",
    experts: grouped,
    // Its machine moves 1.3 GB/s among eight devices and 6 among four, over links of 31: no peer access, two sockets. Not a usual one.
    collectives: null,
    kin: ["L40", "L4", "L20", "L2", "RTX-6000-ADA", "RTX-4090", "RTX-4080", "RTX-4070"],
  },
  {
    ...usual,
    folder: "rtx_pro_6000_server",
    device: "RTX-PRO-6000",
    products: [bf16, fp8, fp4],
    experts: grouped,
    kin: ["RTX-5090"],
  },
  {
    folder: "b60",
    device: "ARC-PRO-B60",
    products: [
      { ...bf16, file: "gemm/vllm-0.20.0-gemm_perf.parquet" },
      { ...fp8, file: "gemm/vllm-0.20.0-gemm_perf.parquet" },
    ],
    attention: "vllm-0.20.0",
    latent: null,
    experts: null,
    collectives: "oneccl-2021.17.2-oneccl_perf.parquet",
    kin: [],
  },
]

export function deviceNamed(id: string): Device {
  const found = findDevice(id)
  if (isUnknownDevice(found)) throw new Error(`no device ${id}`)
  return found
}
