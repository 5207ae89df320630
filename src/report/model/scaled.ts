/** Figures of models with the prefixes of their field: `8.18 GFLOP`, `51.1 MB`, the same in both languages. */
import { formatFigure } from "../../units/index.ts"
import type { Words } from "../../words/index.ts"

const prefixes = ["", "k", "M", "G", "T", "P", "E", "Z", "Y"] as const

/** Three significant digits. */
export function scaled(words: Words, x: number, unit: string): string {
  const power = x === 0 ? 0 : Math.floor(Math.log10(Number(Math.abs(x).toPrecision(3))) / 3)
  const step = Math.max(0, Math.min(prefixes.length - 1, power))
  return `${formatFigure(x / 1000 ** step, { lang: words.language })} ${prefixes[step]}${unit}`
}
