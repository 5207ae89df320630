// Which table stands for which device and precision: the newest of one engine each, cuBLAS where the engine calls it plainly.
import type { Precision } from "../../src/data/index.ts"
import { type Device, findDevice, isUnknownDevice } from "../../src/devices/index.ts"

export type ProductTable = { readonly precision: Precision; readonly file: string; readonly dtype: string }

export type MeasuredDevice = {
  readonly folder: string
  /** Id in gpus.json. */
  readonly device: string
  /** Engines of the tables of attention, by preference. */
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
    device: "A100-SXM-80GB",
    products: [
      { ...bf16, file: "gemm/vllm-0.14.0-gemm_perf.parquet" },
      { precision: "int8", file: "gemm/trtllm-1.0.0-gemm_perf.parquet", dtype: "sq" },
    ],
    kin: ["A100-SXM-40GB", "A100-PCIE-40GB", "A100-PCIE-80GB", "A800", "A800-PCIE", "A800-PCIE-40GB", "A30"],
  },
  {
    folder: "h100_sxm",
    device: "H100-SXM",
    products: [bf16, fp8],
    kin: ["H100-SXM-96GB", "H100-PCIE", "H100-NVL", "H800-SXM", "H20"],
  },
  { folder: "h200_sxm", device: "H200-SXM", products: [bf16, fp8], kin: ["GH200", "GH200-144GB"] },
  { folder: "b200_sxm", device: "B200", products: [bf16, fp8, fp4], kin: ["B100"] },
  { folder: "b300_sxm", device: "B300", products: [bf16, fp8, fp4], kin: ["B30A"] },
  {
    folder: "gb200",
    device: "GB200",
    // Its table by vLLM falls from 1,750 to 1,000 TFLOP/s as products grow: that machine ran hot, the one of TensorRT-LLM did not.
    products: [{ ...bf16, file: "gemm/trtllm-1.3.0rc20-gemm_perf.parquet" }, fp8, fp4],
    kin: [],
  },
  { folder: "gb300", device: "GB300", products: [bf16, fp8, fp4], kin: [] },
  {
    folder: "l40s",
    device: "L40S",
    products: [bf16, fp8],
    kin: ["L40", "L4", "L20", "L2", "RTX-6000-ADA", "RTX-4090", "RTX-4080", "RTX-4070"],
  },
  { folder: "rtx_pro_6000_server", device: "RTX-PRO-6000", products: [bf16, fp8, fp4], kin: ["RTX-5090"] },
  {
    folder: "b60",
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
