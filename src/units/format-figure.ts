/**
 * Figures for people: three significant digits, million and billion as `M` and `B` in English, 万
 * and 亿 in Chinese. Signs of the language of the file, not sentences.
 */
import { parseUnit } from "./parse-unit.ts"
import { readableUnit } from "./readable-unit.ts"
import { noUnits, pluralOf } from "./unit-table.ts"

export type Language = "en" | "zh"

export type FigureOptions = {
  readonly lang: Language
  /** `%` shows a share as a percentage (0.125 is 12.5 %); `month` shows infinity as never. */
  readonly unit?: string
  /** Significant ones; three where nothing else is said. */
  readonly digits?: number
  /** A figure that this one stands beside: in Chinese both are counted in its 万 or 亿, as far as this one is not lost in that. */
  readonly like?: number
}

type Scale = readonly [least: number, sign: string]
const dash = "–"
const scales: Readonly<Record<Language, readonly Scale[]>> = {
  en: [
    [1e12, "T"],
    [1e9, "B"],
    [1e6, "M"],
    [1e3, "k"],
  ],
  zh: [
    [1e12, "万亿"],
    [1e8, "亿"],
    [1e4, "万"],
  ],
}
const never: Readonly<Record<Language, string>> = { en: "never", zh: "永不" }
/** From here on figures take a scale sign; below they are written out. */
const firstScaled: Readonly<Record<Language, number>> = { en: 1e5, zh: 1e4 }
/** Outside these bounds only powers of ten can be read. */
const [smallest, largest] = [1e-4, 1e15]

const usualDigits = 3

/** Digits and scale apart: `["1.23", "M"]`. */
function parts(x: number, lang: Language, count: number, like: number | null): readonly [string, string] {
  const rounded = Number(x.toPrecision(count))
  const size = Math.abs(rounded)
  if (size !== 0 && (size < smallest || size >= largest)) return [rounded.toExponential().replace("e+", "e"), ""]
  const scale = scaleOf(Math.max(size, like ?? 0), lang)
  const shown = scale ? rounded / scale[0] : rounded
  return [new Intl.NumberFormat(lang, { maximumSignificantDigits: count }).format(shown), scale?.[1] ?? ""]
}

/** A hundredth of 万 can still be read; less is written out. */
const leastShown = 1e-2

function likeOf(x: number, { like, lang }: FigureOptions): number | null {
  if (like === undefined || lang === "en" || x === 0) return null
  const scale = scaleOf(Math.abs(like), lang)
  return scale === undefined || Math.abs(x) < scale[0] * leastShown ? null : Math.abs(like)
}

function scaleOf(size: number, lang: Language): Scale | undefined {
  return size < firstScaled[lang] ? undefined : scales[lang].find(([least]) => size >= least)
}

/** A figure without its unit: `12.3`, `1.23 M`, `4.56 亿`, `12.5 %`; `–` for what is not there. */
export function formatFigure(x: number | null | undefined, options: FigureOptions): string {
  if (x === null || x === undefined || Number.isNaN(x)) return dash
  if (x === Number.POSITIVE_INFINITY && options.unit === "month") return never[options.lang]
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "-∞"
  const isShare = options.unit === "%"
  const [digits, scale] = parts(isShare ? x * 100 : x, options.lang, options.digits ?? usualDigits, likeOf(x, options))
  return `${digits}${scale === "" ? "" : ` ${scale}`}${isShare ? " %" : ""}`
}

/** A figure of a unit, with it: `1.23M USD`, `6 %/year`, `12 months`, `5.7 hours`; in Chinese `123万元`, `12 个月`. Told as `like` is where a range has one unit. */
export function formatValue(
  x: number | null | undefined,
  unit: string,
  lang: Language,
  like: number | null = null,
  digits: number = usualDigits,
): string {
  if (typeof x !== "number" || Number.isNaN(x)) return formatFigure(x, { lang })
  const { factor, unit: readable } = readableUnit(like ?? x, unit)
  return withUnit(x * factor, readable, lang, digits)
}

function withUnit(x: number, unit: string, lang: Language, digits: number): string {
  const figure = formatFigure(x, { lang, digits, ...(unit === "month" ? { unit } : {}) })
  if (figure === never[lang]) return figure
  const touching = figure.replace(/ (?=\D+$)/u, "")
  if (unit === "") return touching
  const readable = withHyphens(unit)
  if (lang === "en") return `${touching} ${inEnglish(readable, Math.abs(Number(x.toPrecision(digits))))}`
  const words = countedInChinese[readable] ?? inChinese(readable)
  return words.startsWith("元") || (/[万亿]$/u.test(touching) && /^\p{Script=Han}/u.test(words))
    ? touching + words
    : `${touching} ${words}`
}

/** A unit by itself, at the head of a column or in one of units: as it is written, in Chinese `元/席位/月`. */
export function formatUnit(unit: string, lang: Language): string {
  return lang === "en" ? unit : inChinese(withHyphens(unit))
}

/** `GPU*hour` as `GPU-hour`: a hyphen multiplies too, and binds tightest, so only where nothing was divided before. */
function withHyphens(unit: string): string {
  const [top = "", ...below] = unit.split("/")
  return [top.replaceAll("*", "-"), ...below].join("/")
}

function inEnglish(unit: string, size: number): string {
  const many = byMany(unit)
  if (many !== null) return `${many.money}/${many.isMillion ? "1M" : "1,000"} ${pluralOf(many.piece)}`
  return size === 1 ? unit : plural(unit)
}

/** What `readableUnit` makes of money for one piece; the prefix of a unit would be read as another unit there. */
function byMany(unit: string): { readonly money: string; readonly isMillion: boolean; readonly piece: string } | null {
  const [, money = "", prefix, piece = ""] = /^([A-Z]{3})\/([kM])(request|sample|image|record)$/u.exec(unit) ?? []
  return prefix === undefined ? null : { money, isMillion: prefix === "M", piece }
}

/** The plural of a unit that is one word of the language; other units stay as they are. */
function plural(unit: string): string {
  if (unit.includes("/")) return unit
  const [, before = "", last = unit] = /^(.*-)([^-]*)$/u.exec(unit) ?? []
  if (before !== "") return before + plural(last)
  if (!/^([a-z]{3,}|GPU)$/.test(unit) || unit === "min") return unit
  const many = pluralOf(unit)
  return parseUnit(many, { file: "", offset: 0 }, noUnits, () => {}) ? many : unit
}

/** With the word that counts them, behind a figure: by themselves, and by the thousand. */
const countedInChinese: Readonly<Record<string, string>> = {
  customer: "个客户",
  seat: "个席位",
  request: "个请求",
  sample: "个样本",
  image: "张图像",
  record: "条记录",
  GPU: "块 GPU",
}
const countedByMany: Readonly<Record<string, string>> = { ...countedInChinese, request: "次请求" }

const chinese: Readonly<Record<string, string>> = {
  CNY: "元",
  month: "月",
  year: "年",
  week: "周",
  day: "天",
  hour: "小时",
  min: "分钟",
  s: "秒",
  person: "人",
  customer: "客户",
  seat: "席位",
  request: "请求",
  sample: "样本",
  image: "图像",
  record: "记录",
}

/** Chinese words for the parts of a unit that have them; `月` alone counts as 个月. */
function inChinese(unit: string): string {
  if (unit === "month") return "个月"
  const many = byMany(unit)
  if (many !== null) return `${inChinese(many.money)}/${many.isMillion ? "百万" : "千"}${countedByMany[many.piece] ?? many.piece}`
  return unit.replace(/[\p{L}_]+/gu, (word) => (Object.hasOwn(chinese, word) ? (chinese[word] ?? word) : word))
}
