/**
 * The unit in which a figure can be read: a time below a month in days, hours, minutes or seconds, a very small amount of
 * money per request by the thousand, bytes in GB. For showing only; documents for programs keep the unit that they state.
 */
import { isCurrency } from "./currencies.ts"
import { secondsPerMonth } from "./unit-table.ts"

/** How often the shown unit goes into the given one, and its name. */
export type Readable = { readonly factor: number; readonly unit: string }

const [day, hour, min] = [86_400, 3600, 60]
/** The largest first. */
const times: readonly Readable[] = [
  { factor: secondsPerMonth / day, unit: "day" },
  { factor: secondsPerMonth / hour, unit: "hour" },
  { factor: secondsPerMonth / min, unit: "min" },
]
const shortest: Readable = { factor: secondsPerMonth, unit: "s" }

/** What comes in such numbers that money for one of them may be too little to be read. */
const pieces: ReadonlySet<string> = new Set(["token", "request", "sample", "image", "record"])
const multiples: readonly Readable[] = [
  { factor: 1e3, unit: "k" },
  { factor: 1e6, unit: "M" },
]
/** Less money than that for one piece is told for many; the many are few enough that it reaches that again. */
const leastMoney = 1e-3

/** A range is told in one unit: that of the figure by which it is known, such as its mean. */
export function readableUnit(x: number, unit: string): Readable {
  const size = Math.abs(Number(x.toPrecision(3)))
  const given = { factor: 1, unit }
  if (size === 0 || !Number.isFinite(size)) return given
  if (unit === "month") return size >= 1 ? given : (times.find(({ factor }) => isOne(x * factor)) ?? shortest)
  if (unit.split("/")[0] === "byte") return byteUnit(size, unit)
  const [money = "", piece = "", ...more] = unit.split("/")
  if (size >= leastMoney || more.length > 0 || !isCurrency(money) || !pieces.has(piece)) return given
  const few = piece === "token" ? multiples.slice(1) : multiples
  const many = few.find(({ factor }) => size * factor >= leastMoney) ?? multiples[1]
  return many === undefined ? given : { factor: many.factor, unit: `${money}/${many.unit}${piece}` }
}

/** The largest that a figure has one of. */
const byteSizes: readonly Readable[] = [
  { factor: 1e-15, unit: "PB" },
  { factor: 1e-12, unit: "TB" },
  { factor: 1e-9, unit: "GB" },
  { factor: 1e-6, unit: "MB" },
  { factor: 1e-3, unit: "kB" },
]

/** `byte/GPU` as `GB/GPU`; of anything else the unit stays as it is. */
export function byteUnit(x: number, unit: string): Readable {
  const [top = "", ...below] = unit.split("/")
  const size = top === "byte" && Number.isFinite(x) ? byteSizes.find(({ factor }) => isOne(x * factor)) : undefined
  return size === undefined ? { factor: 1, unit } : { factor: size.factor, unit: [size.unit, ...below].join("/") }
}

/** Rounded as it is shown: 0.9999 hours are an hour. */
function isOne(x: number): boolean {
  return Math.abs(Number(x.toPrecision(3))) >= 1
}
