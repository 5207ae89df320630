/** Values of options: read, or refused in the words of the user's language. */
import { statSync } from "node:fs"
import { extname, join } from "node:path"
import { type Bounds, isDay, type Language, nearest, optionBounds, parseMonth, type Words } from "../index.ts"
import type { Format, Override } from "./settings.ts"

/** The command line was wrong; the message is ready for the user. */
export class UsageError extends Error {}

/** The language asked for anywhere in the line: it is needed before the line is read. */
export function lang(args: readonly string[]): Language | null {
  const place = args.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="))
  const value = args[place]?.includes("=") === true ? args[place]?.slice("--lang=".length) : args[place + 1]
  return place >= 0 && (value === "en" || value === "zh") ? value : null
}

export function languageFrom({ cli }: Words): (text: string) => Language {
  return (text) => {
    if (text === "en" || text === "zh") return text
    throw new UsageError(cli.badValue("--lang", text, cli.language))
  }
}

export function numberFrom(option: string, { least, most }: Bounds, { cli }: Words): (text: string) => number {
  return (text) => {
    const value = Number(text.replaceAll(/[_ ]/gu, ""))
    if (text.trim() === "" || !Number.isInteger(value) || value < least || value > most)
      throw new UsageError(cli.badValue(option, text, cli.wholeNumber(least, most)))
    return value
  }
}

/** One of the words, in any case. */
export function wordFrom(option: string, known: readonly string[], { cli }: Words): (text: string) => string {
  return (text) => {
    const word = known.find((one) => one === text.trim().toLowerCase())
    if (word === undefined) throw new UsageError(cli.badValue(option, text, cli.oneOf(known)))
    return word
  }
}

/** `224x224`, or one figure for both sides. */
export function imageFrom(option: string, { cli }: Words): (text: string) => readonly [number, number] {
  return (text) => {
    const sides = /^(\d+)(?:[x×*](\d+))?$/iu.exec(text.replaceAll(" ", ""))
    const [height, width] = [Number(sides?.[1]), Number(sides?.[2] ?? sides?.[1])]
    const { least, most } = optionBounds.side
    const isRight = [height, width].every((side) => side >= least && side <= most)
    if (!isRight) throw new UsageError(cli.badValue(option, text, cli.imageSize))
    return [height, width]
  }
}

/** Projections as libraries call them: `q_proj`. */
const projections: Readonly<Record<string, string>> = { q: "query", k: "key", v: "value", o: "output" }

/** `attention`, `linear`, or matrices between commas: `query,value`, `q_proj,v_proj`. */
export function targetsFrom(
  option: string,
  known: readonly string[],
  { cli }: Words,
): (text: string) => string | readonly string[] {
  return (text) => {
    const names = text.split(/[\s,]+/u).filter((name) => name !== "")
    const words = names.map((name) => name.toLowerCase().replace(/_proj$/u, ""))
    if (words.length === 1 && (words[0] === "attention" || words[0] === "linear")) return words[0]
    const targets = words.map((word) => projections[word] ?? word)
    if (targets.length === 0 || targets.some((target) => !known.includes(target)))
      throw new UsageError(cli.badValue(option, text, cli.targets(known)))
    return targets
  }
}

const scales: Readonly<Record<string, number>> = { "": 1, k: 1e3, m: 1e6, b: 1e9, t: 1e12, 万: 1e4, 亿: 1e8 }

/** A number of parameters: `7B`, `350M`, `70亿`. */
export function countFrom(option: string, { cli }: Words): (text: string) => number {
  return (text) => {
    const [, figure, scale = ""] = /^(\d+(?:\.\d+)?(?:e\d{1,2})?)\s*([kmbt万亿]?)$/iu.exec(text.trim()) ?? []
    if (figure === undefined) throw new UsageError(cli.badValue(option, text, cli.parameterCount))
    return Number(figure) * (scales[scale.toLowerCase()] ?? 1)
  }
}

/** The same, of what is trained on: nothing is no run. */
export function amountFrom(option: string, words: Words): (text: string) => number {
  const read = countFrom(option, words)
  return (text) => {
    const amount = read(text)
    if (amount === 0) throw new UsageError(words.cli.badValue(option, text, words.cli.amountNeeded))
    return amount
  }
}

/** Samples in a second: `20k`, `3000/s`. */
export function rateFrom(option: string, words: Words): (text: string) => number {
  const read = amountFrom(option, words)
  return (text) => read(text.replace(/\s*\/\s*(?:s|秒)$/iu, ""))
}

/** A measured time. */
export function secondsFrom(option: string, { cli }: Words): (text: string) => number {
  return (text) => {
    const seconds = Number(text.trim().replace(/\s*(?:s|seconds?|秒)$/iu, ""))
    if (!Number.isFinite(seconds) || seconds <= 0) throw new UsageError(cli.badValue(option, text, cli.secondsNeeded))
    return seconds
  }
}

export function formatFrom({ cli, compare }: Words): (text: string) => Format {
  return (text) => {
    if (text === "text" || text === "md") return text
    throw new UsageError(cli.badValue("--format", text, compare.formats))
  }
}

export function dayFrom(option: string, { cli }: Words): (text: string) => string {
  return (text) => {
    if (isDay(text)) return text
    throw new UsageError(cli.badValue(option, text, cli.day))
  }
}

/** A month of the venture: counted from the start, or of the calendar. */
export function monthFrom(option: string, { cli }: Words): (text: string) => number | string {
  return (text) => {
    const asked = parseMonth(text)
    const { least, most } = optionBounds.month
    if (asked === null) throw new UsageError(cli.badValue(option, text, cli.month(least, most)))
    if (asked.kind === "calendar") return text.trim()
    if (asked.month > most) throw new UsageError(cli.badValue(option, text, cli.month(least, most)))
    return asked.month
  }
}

/** `price=30 USD/month`; the option may come several times. */
export function overrideFrom({ cli }: Words): (text: string, before: readonly Override[] | undefined) => readonly Override[] {
  return (text, before = []) => {
    const sign = text.indexOf("=")
    const [path, value] = [text.slice(0, sign).trim(), text.slice(sign + 1).trim()]
    if (sign < 1 || path === "" || value === "") throw new UsageError(cli.badValue("--set", text, cli.pathAndValue))
    return [...before, { path, text: value }]
  }
}

/** What a report can be written as. */
const endings = [".html", ".md", ".csv", ".json"] as const
export type Ending = (typeof endings)[number]

/** Of a file name that `outputFrom` let pass. */
export function endingOf(file: string): Ending {
  return endings.find((ending) => ending === extname(file).toLowerCase()) ?? ".html"
}

/** A file to write; the option may come several times. */
export function outputFrom({ cli }: Words): (text: string, before: readonly string[] | undefined) => readonly string[] {
  return (text, before = []) => {
    const written = extname(text).toLowerCase()
    if (![...endings, ".htm"].includes(written) && isFolder(text))
      throw new UsageError(cli.folderOutput(text, join(text, "report.html")))
    if (written === ".pdf") throw new UsageError(cli.pdfByBrowser)
    if (![...endings, ".htm"].includes(written)) throw new UsageError(cli.badOutput(text, endings, nearest(written, endings)))
    return [...before, text]
  }
}

/** One that is there, or one that is meant as such. */
function isFolder(text: string): boolean {
  return /[\\/]$/u.test(text) || statSync(text, { throwIfNoEntry: false })?.isDirectory() === true
}
