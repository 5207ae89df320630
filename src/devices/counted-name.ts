/** A device as people write it, with how many: `8xH100`, `8 × H100-SXM`, `H100 x 8`, `8 块 H100`, `1,024 A100`. */

export type CountedName = {
  readonly name: string
  /** [1] Null where none is written. */
  readonly count: number | null
}

/** The count before the name, or behind it after a sign that no name ends in. A name that begins with a digit is none of a count. */
const before = /^(?<count>\d[\d,]{0,8})\s*(?:[x×*]\s*|[块张卡台]\s*|\s)(?<name>\p{L}.*)$/iu
const behind = /^(?<name>.*\S)(?:\s+x\s*|\s*[×*]\s*)(?<count>\d[\d,]{0,8})$/iu

export function countedName(text: string): CountedName {
  const groups = (before.exec(text) ?? behind.exec(text))?.groups
  return groups === undefined
    ? { name: text, count: null }
    : { name: groups.name ?? "", count: Number(groups.count?.replaceAll(",", "")) }
}
