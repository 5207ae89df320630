/** A device's name out of a table of benchmarks: with a count before it, with a remark behind it. */

/** `8x A100`, `8 × A100`. */
const count = /^\d{1,6}\s*[x×*]\s*/iu
/** `(Trillium)`, `power-limited to 330 W`; from a comma on. */
const remarks = [/,.*$/u, /\(.*$/u, /\bpower-limited\b.*$/iu]

export function plainName(name: string): string {
  return remarks
    .reduce((shorter, remark) => shorter.replace(remark, ""), name.trim())
    .replace(count, "")
    .trim()
}
