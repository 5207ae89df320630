/** Lengths of prompts and answers as people write them: `512`, `512±100`, `128..1024`, `128 to 1024`, `lognormal(512, 1)`. */
import { normalQuantile, unreachable } from "../../engine/index.ts"
import type { Length } from "../simulate/simulate.ts"

/**
 * `512±100` is a mean and a standard deviation; `128..1024` every whole number alike; `128 to 1024` a 90 % interval, as everywhere in a venture
 * file; `lognormal(512, 1)` a mean and a coefficient of variation. `k` counts thousands. Null where it is none of them.
 * Units: → [token].  Errors: none.
 */
export function parseLength(text: string): Length | null {
  const plain = text.trim().toLowerCase()
  const alone = tokensOf(plain)
  if (alone !== null) return fixed(alone)
  const form = forms.find(({ pattern }) => pattern.test(plain))
  const [, first = "", second = ""] = form?.pattern.exec(plain) ?? []
  const [a, b] = [tokensOf(first), form?.isRatio === true ? ratioOf(second) : tokensOf(second)]
  return form === undefined || a === null || b === null ? null : form.length(a, b)
}

/** Longer ones than so many times the mean are cut: with a coefficient of variation of 1 that is one in a thousand. */
const cut = 8

function lognormal(mean: number, cv: number): Length | null {
  if (mean < 1 || cv < 0) return null
  return cv === 0 ? fixed(mean) : { kind: "lognormal", mean, cv, most: Math.ceil(cut * mean) }
}

type Form = { readonly pattern: RegExp; readonly isRatio?: true; readonly length: (a: number, b: number) => Length | null }

const figure = String.raw`([\d.,_]+\s*k?)`
const forms: readonly Form[] = [
  { pattern: new RegExp(`^${figure}\\s*(?:±|\\+-|\\+/-)\\s*${figure}$`, "u"), length: (mean, sd) => lognormal(mean, sd / mean) },
  { pattern: /^(.+?)(?:\.\.|…)(.+)$/u, length: uniform },
  { pattern: new RegExp(`^${figure}\\s*(?:to|到|至)\\s*${figure}$`, "u"), length: interval },
  { pattern: new RegExp(`^lognormal\\s*\\(\\s*${figure}\\s*[,;]\\s*([\\d.]+)\\s*\\)$`, "u"), isRatio: true, length: lognormal },
  { pattern: new RegExp(`^uniform\\s*\\(\\s*${figure}\\s*[,;]\\s*${figure}\\s*\\)$`, "u"), length: uniform },
]

function fixed(tokens: number): Length | null {
  return Number.isInteger(tokens) && tokens >= 1 ? { kind: "fixed", tokens } : null
}

function uniform(low: number, high: number): Length | null {
  if (!Number.isInteger(low) || !Number.isInteger(high) || low < 1 || low > high) return null
  return low === high ? fixed(low) : { kind: "uniform", low, high }
}

/** Log-normal with one in twenty below and above the ends, as `20 to 40` in a venture file. */
function interval(low: number, high: number): Length | null {
  if (low < 1 || low > high) return null
  if (low === high) return fixed(low)
  const deviation = Math.log(high / low) / (2 * normalQuantile(0.95))
  return lognormal(Math.sqrt(low * high) * Math.exp(deviation ** 2 / 2), Math.sqrt(Math.exp(deviation ** 2) - 1))
}

function tokensOf(text: string): number | null {
  const [, digits, scale = ""] = /^(\d{1,3}(?:[,_]\d{3})+|\d+(?:\.\d+)?)\s*(k?)$/u.exec(text.trim()) ?? []
  return digits === undefined ? null : Number(digits.replaceAll(/[,_]/gu, "")) * (scale === "k" ? 1000 : 1)
}

function ratioOf(text: string): number | null {
  return /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : null
}

/** The same law, all of it so many times as long; whole tokens, one at least. */
export function shortened(length: Length, factor: number): Length {
  const whole = (tokens: number): number => Math.max(1, Math.floor(factor * tokens))
  if (factor >= 1) return length
  switch (length.kind) {
    case "fixed":
      return { kind: "fixed", tokens: whole(length.tokens) }
    case "uniform":
      return { kind: "uniform", low: whole(length.low), high: whole(length.high) }
    case "lognormal":
      return { ...length, mean: Math.max(1, factor * length.mean), most: whole(length.most) }
    default:
      return unreachable(length)
  }
}
