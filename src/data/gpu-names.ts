/** An accelerator's name with its maker or without. */

/** Words that stand before the name and say nothing more; `Quadro` is part of names. */
const maker = /^(?:nvidia|amd|aws|amazon|google|cloud|huawei|intel|habana|tesla|geforce|instinct|radeon)[\s_-]+/iu

/** What the name may be written as in the catalogue, the most exact first: `NVIDIA Tesla T4`, `Tesla T4`, `T4`. */
export function gpuSpellings(name: string): readonly string[] {
  const shorter = name.replace(maker, "")
  return shorter === name ? [name] : [name, ...gpuSpellings(shorter)]
}
