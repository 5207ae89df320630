/** Values of the options of `serving`: lengths, rates, times, shares; read, or refused in the words of the user's language. */
import { engineNames, type Length, parseHourPrice, parseLength, type Words } from "../index.ts"
import { UsageError } from "./arguments.ts"

type Refuse = (option: string, text: string, value: keyof Words["serving"]["values"]) => UsageError

function refusal({ cli, serving }: Words): Refuse {
  return (option, text, value) => new UsageError(cli.badValue(option, text, serving.values[value]))
}

export function lengthFrom(option: string, words: Words): (text: string) => Length {
  return (text) => {
    const length = parseLength(text)
    if (length === null) throw refusal(words)(option, text, "length")
    return length
  }
}

const scales: Readonly<Record<string, number>> = { "": 1, k: 1e3, m: 1e6, b: 1e9, 万: 1e4, 亿: 1e8 }
/** [s] */
const periods: Readonly<Record<string, number>> = {
  ...{ s: 1, sec: 1, second: 1, 秒: 1 },
  ...{ min: 60, minute: 60, 分: 60, 分钟: 60 },
  ...{ h: 3600, hour: 3600, 时: 3600, 小时: 3600 },
  ...{ day: 86_400, d: 86_400, 天: 86_400, 日: 86_400 },
  /** As everywhere: a twelfth of 365.25 days. */
  ...{ month: (365.25 / 12) * 86_400, 月: (365.25 / 12) * 86_400 },
}

/** Requests or samples a second: `5`, `5/s`, `300 request/min`, `20k/day`. */
export function rateFrom(option: string, words: Words): (text: string) => number {
  return (text) => {
    const form =
      /^([\d.,_]+)\s*([kmb万亿]?)\s*(?:req|requests?|images?|samples?|个|次|请求)?\s*(?:(?:\/|per\s|每)\s*(\p{L}+))?$/iu
    const [, figure = "", scale = "", period = "s"] = form.exec(text.trim()) ?? []
    const each = periods[period.toLowerCase().replace(/(?<=\w\w)s$/u, "")]
    const rate = (plain(figure) * (scales[scale.toLowerCase()] ?? Number.NaN)) / (each ?? Number.NaN)
    if (!Number.isFinite(rate) || rate <= 0) throw refusal(words)(option, text, "rate")
    return rate
  }
}

const durations: Readonly<Record<string, number>> = { us: 1e-6, µs: 1e-6, μs: 1e-6, ms: 1e-3, 毫秒: 1e-3, ...periods }

/** [s] A time with its unit: `500ms`, `0.5 s`, `2min`. A bare figure may mean seconds or milliseconds, a thousandth of them, and is refused. */
export function durationFrom(option: string, words: Words): (text: string) => number {
  return (text) => {
    const [, figure = "", unit = ""] = /^([\d.,_]+)\s*(\p{L}*)$/u.exec(text.trim()) ?? []
    const scale = durations[unit.toLowerCase().replace(/(?<=\w\w)s$/u, "")] ?? durations[unit.toLowerCase()]
    const isBare = unit === "" && plain(figure) > 0
    if (isBare) throw new UsageError(words.cli.badValue(option, text, words.serving.bareDuration(figure)))
    const seconds = plain(figure) * (scale ?? Number.NaN)
    if (!Number.isFinite(seconds) || seconds <= 0) throw refusal(words)(option, text, "duration")
    return seconds
  }
}

/** A part of one: `0.4`, `40%`. */
export function shareFrom(option: string, words: Words): (text: string) => number {
  return (text) => {
    const share = shareOf(text)
    if (share === null) throw refusal(words)(option, text, "share")
    return share
  }
}

type Draft = { readonly draftTokens: number; readonly acceptance: number; readonly draftStepSeconds?: number }

/** `3:0.7`, `3:70%:2ms`. */
export function draftFrom(option: string, words: Words): (text: string) => Draft {
  return (text) => {
    const [tokens = "", acceptance = "", seconds, ...rest] = text.split(":")
    const share = shareOf(acceptance)
    if (!/^\s*\d{1,2}\s*$/u.test(tokens) || Number(tokens) < 1 || share === null || rest.length > 0)
      throw refusal(words)(option, text, "draft")
    const draft = { draftTokens: Number(tokens), acceptance: share }
    return seconds === undefined ? draft : { ...draft, draftStepSeconds: durationFrom(option, words)(seconds) }
  }
}

/** Loads of 24 or 168 hours, or hours between which there is load: `9..18` is from nine to six. */
export function hoursFrom(option: string, words: Words): (text: string) => readonly number[] {
  return (text) => {
    const [, from, to] = /^\s*(\d{1,2})\s*\.\.\s*(\d{1,2})\s*$/u.exec(text) ?? []
    const [first, last] = [Number(from), Number(to)]
    const loads =
      from === undefined
        ? text
            .split(/[,;，、\s]+/u)
            .filter((one) => one !== "")
            .map(plain)
        : Array.from({ length: 24 }, (_, hour) => (hour >= first && hour < last ? 1 : 0))
    const isRight = [24, 168].includes(loads.length) && loads.every((one) => one >= 0) && loads.some((one) => one > 0)
    if (!isRight || last > 24) throw refusal(words)(option, text, "hours")
    return loads
  }
}

/** [USD/GPU-hour] */
export function priceFrom(option: string, words: Words): (text: string) => number {
  return (text) => {
    const price = parseHourPrice(text)
    if (price === null) throw refusal(words)(option, text, "price")
    return price
  }
}

/** A mean of something counted, above nothing: `3`, `2.5`, `2,000`. */
export function countFrom(option: string, words: Words): (text: string) => number {
  return (text) => {
    const count = plain(text)
    if (!Number.isFinite(count) || count <= 0) throw refusal(words)(option, text, "count")
    return count
  }
}

/** Tokens a second. */
export function throughputFrom(option: string, words: Words): (text: string) => number {
  return (text) => {
    const throughput = plain(text.replace(/\s*(?:token|tokens|tok)?\s*\/\s*s$/iu, ""))
    if (!Number.isFinite(throughput) || throughput <= 0) throw refusal(words)(option, text, "throughput")
    return throughput
  }
}

const otherNames: ReadonlyMap<string, string> = new Map([
  ["tensorrt-llm", "trtllm"],
  ["hf", "transformers"],
])

/** `vllm`, `vllm@0.19.0`; other names of the same are known. */
export function engineFrom(option: string, { cli }: Words): (text: string) => string {
  return (text) => {
    const [said = "", version] = text.trim().toLowerCase().split("@")
    const name = otherNames.get(said) ?? said
    const known: readonly string[] = engineNames
    if (known.includes(name) && version !== "") return version === undefined ? name : `${name}@${version}`
    throw new UsageError(cli.badValue(option, text, cli.oneOf(known)))
  }
}

/** Thousands may stand apart. */
function plain(text: string): number {
  const digits = text.trim()
  return /^(?:\d{1,3}(?:[,_]\d{3})+|\d+)(?:\.\d+)?$/u.test(digits) ? Number(digits.replaceAll(/[,_]/gu, "")) : Number.NaN
}

function shareOf(text: string): number | null {
  const [, figure = "", percent] = /^\s*([\d.]+)\s*(%?)\s*$/u.exec(text) ?? []
  const share = plain(figure) / (percent === "%" ? 100 : 1)
  return share >= 0 && share <= 1 ? share : null
}
