/** Accelerators as founders name them: the catalogue's names, and those of Chinese makers in Chinese. */
import { findGpu, type Gpu, isUnknown } from "../data/index.ts"

const makers: readonly (readonly [RegExp, string])[] = [
  [/^(?:华为\s*)?昇腾\s*/u, "ASCEND-"],
  [/^寒武纪\s*(?:思元)?\s*/u, ""],
  [/^摩尔线程\s*/u, ""],
  [/^(?:沐曦|曦云)\s*/u, ""],
  [/^壁仞\s*/u, ""],
  [/^百度\s*/u, ""],
  [/^昆仑芯?\s*/u, "KUNLUN-"],
  [/^(?:天数智芯|天数)\s*/u, ""],
  [/^天垓\s*/u, "TIANGAI-"],
  [/^(?:英伟达|英特尔)\s*/u, ""],
  [/^(?:NVIDIA|Nvidia|AMD|Huawei)\s+/u, ""],
]

export function gpuNamed(text: string): Gpu | { readonly nearest: readonly string[] } {
  const plain = text.replace(/\s*(?:GPUs?|cards?|显卡|加速卡|卡)$/iu, "").trim()
  const name = makers.reduce((changed, [pattern, to]) => changed.replace(pattern, to), plain)
  const found = findGpu(name)
  if (!isUnknown(found)) return found
  const single = findGpu(name.replace(/s$/u, ""))
  return isUnknown(single) ? { nearest: found.nearest } : single
}
