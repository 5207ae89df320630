/**
 * The words that units are made of: bases, multiples of them, SI prefixes, plurals and Chinese
 * synonyms. Factors lead to the base units: month, byte, joule, gram, each currency itself.
 * Sources: SI brochure (9th edition) for prefixes and W = J/s; IEC 80000-13 for Ki, Mi, Gi, Ti;
 * a year of 365.25 days (Julian year, IAU) and 12 months is the language's own convention.
 */
import { nearest } from "../diagnostics/index.ts"
import { currencies, isCurrency } from "./currencies.ts"
import type { Dimension } from "./dimension.ts"

/** What a word in a unit means; `name` is how it is printed. */
export type UnitWord = { readonly name: string; readonly factor: number; readonly dimension: Dimension }

/** The units that a file declares besides the built-in ones: `units: [bed, scan]`. */
export type UnitContext = { readonly units: readonly string[] }

type Entry = UnitWord & { readonly prefixes: string }

export const noUnits: UnitContext = { units: [] }

/** Bases that come in whole pieces, besides declared ones. */
const counts: ReadonlySet<string> = new Set([
  "GPU",
  "person",
  "seat",
  "customer",
  "request",
  "sample",
  "session",
  "impression",
  "order",
])
/** Built-in bases in the order in which they are printed, months last. */
export const baseOrder: readonly string[] = [
  "token",
  "FLOP",
  "byte",
  "request",
  "sample",
  "GPU",
  "person",
  "customer",
  "seat",
  "session",
  "impression",
  "order",
  "J",
  "g",
]

const large = "kMGTPEZY"
const all = `${large}munµ`
const power10: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  µ: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Z: 1e21,
  Y: 1e24,
}
/** Of a year of 365.25 days and twelve months. */
export const daysPerMonth: number = 365.25 / 12
export const secondsPerMonth: number = daysPerMonth * 86400

/** name, factor, dimension, prefixes taken, other words of the same meaning (printed as the name). */
type Row = readonly [string, number, Dimension, string, string?]
const rows: readonly Row[] = [
  ["s", 1 / secondsPerMonth, { month: 1 }, all, "秒"],
  ["min", 60 / secondsPerMonth, { month: 1 }, "", "分钟"],
  ["hour", 3600 / secondsPerMonth, { month: 1 }, "", "小时"],
  ["day", 1 / daysPerMonth, { month: 1 }, "", "天 日"],
  ["week", 7 / daysPerMonth, { month: 1 }, "", "周 星期"],
  ["month", 1, { month: 1 }, "", "月 个月"],
  ["year", 12, { month: 1 }, "", "年"],
  ["token", 1, { token: 1 }, large, "词元"],
  ["FLOP", 1, { FLOP: 1 }, large],
  ["byte", 1, { byte: 1 }, large, "字节"],
  ["B", 1, { byte: 1 }, large],
  ["bit", 1 / 8, { byte: 1 }, large, "比特"],
  ["GPU", 1, { GPU: 1 }, large, "卡"],
  ["person", 1, { person: 1 }, large, "people 人"],
  ["customer", 1, { customer: 1 }, large, "客户"],
  ["seat", 1, { seat: 1 }, large, "席位 座席"],
  ["request", 1, { request: 1 }, large, "请求"],
  ["sample", 1, { sample: 1 }, large, "样本"],
  ["image", 1, { sample: 1 }, large, "图像 图片"],
  ["record", 1, { sample: 1 }, large, "记录"],
  ["session", 1, { session: 1 }, large, "会话 次会话"],
  ["impression", 1, { impression: 1 }, large, "展示 次展示"],
  ["order", 1, { order: 1 }, large, "订单 单"],
  ["W", secondsPerMonth, { J: 1, month: -1 }, all, "瓦"],
  ["Hz", secondsPerMonth, { month: -1 }, all, "赫兹"],
  ["Wh", 3600, { J: 1 }, all, "瓦时"],
  ["kWh", 3.6e6, { J: 1 }, "", "千瓦时"],
  ["J", 1, { J: 1 }, all, "焦耳"],
  ["g", 1, { g: 1 }, all, "克"],
  ["%", 0.01, {}, ""],
  ["KiB", 2 ** 10, { byte: 1 }, ""],
  ["MiB", 2 ** 20, { byte: 1 }, ""],
  ["GiB", 2 ** 30, { byte: 1 }, ""],
  ["TiB", 2 ** 40, { byte: 1 }, ""],
  ["PiB", 2 ** 50, { byte: 1 }, ""],
  ["ms", 1e-3 / secondsPerMonth, { month: 1 }, "", "毫秒"],
]
const currencyWords: Readonly<Record<string, string>> = {
  CNY: "元 人民币",
  USD: "美元",
  EUR: "欧元",
  JPY: "日元",
  GBP: "英镑",
  HKD: "港元",
}

const builtIn: ReadonlyMap<string, Entry> = table()

/** Words of other tools and habits, with the word of this language. */
const habits: Readonly<Record<string, string>> = {
  h: "hour",
  hr: "hour",
  hrs: "hour",
  sec: "s",
  second: "s",
  seconds: "s",
  minute: "min",
  minutes: "min",
  d: "day",
  wk: "week",
  mo: "month",
  yr: "year",
  y: "year",
  FLOPS: "FLOP/s",
  KFLOPS: "kFLOP/s",
  MFLOPS: "MFLOP/s",
  GFLOPS: "GFLOP/s",
  TFLOPS: "TFLOP/s",
  PFLOPS: "PFLOP/s",
  EFLOPS: "EFLOP/s",
  kbps: "kbit/s",
  Mbps: "Mbit/s",
  Gbps: "Gbit/s",
  Tbps: "Tbit/s",
  QPS: "request/s",
  qps: "request/s",
  K: "k",
  KB: "kB",
  RMB: "CNY",
  user: "customer",
  users: "customer",
  块: "元",
  美金: "美元",
  名: "人",
  时: "小时",
  度: "千瓦时",
}

/** The meaning of one word of a unit, or null. A built-in word wins over a declared one. */
export function findUnitWord(word: string, context: UnitContext): UnitWord | null {
  const known = builtIn.get(word) ?? declared(word, context)
  if (known) return known
  const [letter = ""] = word
  const rest = word.slice(letter.length)
  const entry = rest === "" ? undefined : (builtIn.get(rest) ?? declared(rest, context))
  const prefix = letter === "μ" ? "µ" : letter
  if (!entry?.prefixes.includes(prefix)) return null
  return { name: prefix + entry.name, factor: entry.factor * (power10[prefix] ?? 1), dimension: entry.dimension }
}

/** Words of this language near to an unknown one. */
export function nearestUnitWords(word: string, context: UnitContext): string[] {
  const habit = Object.hasOwn(habits, word) ? habits[word] : undefined
  if (habit !== undefined) return [habit]
  const near = nearest(word, [...context.units.flatMap((unit) => [unit, pluralOf(unit)]), ...suggested], 30)
    // Currencies are nearly all words of three letters: only capitals, or the code itself, mean one.
    .filter((form) => !isCurrency(form) || word === word.toUpperCase() || word.toUpperCase() === form)
  // A word and its plural are one suggestion.
  return [...new Set(near.map((form) => findUnitWord(form, context)?.name ?? form))].slice(0, 3)
}

/** Whether figures of this dimension come in whole pieces: GPUs, persons, declared units. */
export function isCounting(dimension: Dimension, context: UnitContext): boolean {
  const [first, ...others] = Object.entries(dimension)
  if (!first || others.length > 0 || first[1] !== 1) return false
  return counts.has(first[0]) || context.units.includes(first[0])
}

/** Whether a file must not declare this word, since it has a meaning already. */
export function isBuiltInUnit(word: string): boolean {
  return findUnitWord(word, noUnits) !== null
}

/** The plural of an English word; other words are given an `s` that nobody will write. */
export function pluralOf(word: string): string {
  if (word === "person") return "people"
  if (/([sxz]|ch|sh)$/.test(word)) return `${word}es`
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}

function declared(word: string, context: UnitContext): Entry | undefined {
  const name = context.units.find(
    (each) => each === word || pluralOf(each) === word || `${each}s` === word || pluralOf(word) === each,
  )
  return name === undefined ? undefined : { name, factor: 1, dimension: { [name]: 1 }, prefixes: large }
}

function table(): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const [name, factor, dimension, prefixes, synonyms = ""] of rows) {
    const entry = { name, factor, dimension: Object.freeze(dimension), prefixes }
    const words = synonyms.split(" ").filter((word) => word !== "")
    const plurals = /^[A-Za-z]{3,}$/.test(name) && !name.endsWith("iB") && name !== "kWh" ? [`${name}s`] : []
    for (const word of [name, ...plurals, ...words]) entries.set(word, entry)
  }
  for (const code of currencies) {
    const entry = { name: code, factor: 1, dimension: Object.freeze({ [code]: 1 }), prefixes: "kM" }
    for (const word of [code, ...(currencyWords[code]?.split(" ") ?? [])]) entries.set(word, entry)
  }
  return entries
}

/** Candidates for suggestions: names, and the prefixed ones in daily use. */
const suggested: readonly string[] = [
  ...rows.flatMap(([name]) => (/^[a-zA-Z]{4,}$/.test(name) ? [name, `${name}s`] : [name])),
  ..."people us ns kB MB GB TB PB kFLOP MFLOP GFLOP TFLOP PFLOP EFLOP ZFLOP YFLOP ktoken Mtoken Gtoken Ttoken kW MW GW MWh GWh kJ MJ kg".split(
    " ",
  ),
  ...currencies,
]
