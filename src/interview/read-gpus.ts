/** GPUs: `8 A800 owned`, `rent H100`, `up to 16 H20 at 6 to 12 CNY/hour`, `自有8张A800，租用H20 8元/小时`, `none`. */
import { findGpu, type Gpu, isUnknown } from "../data/index.ts"
import { type Figure, founder, type GpuPool } from "./answers.ts"
import { countings } from "./counts.ts"
import { assumed } from "./figures.ts"
import { gpuNamed } from "./gpu-names.ts"
import { amountIn, currencyOf } from "./money.ts"
import { isNothing, type Part, pieces, type Question, type Reading, refused } from "./question.ts"
import { home } from "./read-country.ts"
import { readFigure } from "./read-figure.ts"

/** More than any data centre holds, and an hour dearer than any. */
const [mostGpus, mostPrice] = [1e6, 1e9]
const pools = /[;；\n]|[,，、](?!\d{3})|\s(?:and|plus)\s|以及|和(?=\s*\d|租|自有)/giu
const owned = /\b(?:owned?|ours|our own|bought|we have|have)\b|自有|自购|已有|自己的|买的/giu
const rented = /\b(?:rent(?:ed|al|ing)?|cloud|lease[d]?|hire)\b|租用|租赁|租的|租|云上|云/giu
/** What begins the price of an hour. */
const priced = /\s*(?:\bat\b|@|\bfor\b|，?每(?:卡|张)?(?:小)?时|单价|价格)\s*/iu

export const gpus: Question<"gpus"> = {
  id: "gpus",
  read,
  offer: (soFar, language) => [usualPool((soFar.country ?? home(language)).code)],
}

/** What can be rented in the country: of the catalogue, with a price. */
export function usualGpu(country: string): Gpu {
  const found = findGpu(country === "CN" ? "A800" : "L40S")
  if (isUnknown(found)) throw new Error("internal: the usual GPU is not in the catalogue")
  return found
}

function usualPool(country: string): GpuPool {
  return { gpu: usualGpu(country), isOwned: false, count: assumed("gpus"), price: null }
}

/** Errors: unknown-gpu, answer-gpu-price and those of figures. */
function read(answer: Part, reading: Reading): readonly GpuPool[] | null {
  if (isNothing(answer.text)) return []
  const found = pooled(pieces(answer, pools), answer).map((part) => readPool(part, reading))
  return found.every((pool) => pool !== null) ? found : null
}

/** In `8 A800, owned` the comma parts nothing: a piece that only says whose they are belongs to the one before. */
function pooled(parts: readonly Part[], answer: Part): readonly Part[] {
  const all: Part[] = []
  for (const part of parts) {
    const before = all.at(-1)
    const isRemark = part.text.replaceAll(owned, "").replaceAll(rented, "").trim() === ""
    const end = part.start + part.text.length - answer.start
    if (before === undefined || !isRemark) all.push(part)
    else
      all[all.length - 1] = { ...before, text: answer.text.slice(before.start - answer.start, end).replace(/[,，、;；]/gu, " ") }
  }
  return all
}

function readPool(part: Part, reading: Reading): GpuPool | null {
  const at = priceStart(part.text)
  const named = part.text.slice(0, at?.begin ?? part.text.length)
  const price = at === null ? null : readPrice({ text: part.text.slice(at.end), start: part.start + at.end }, reading)
  if (at !== null && price === null) return null
  const isOwned = named.search(owned) >= 0
  const isRented = named.search(rented) >= 0
  const bare = named
    .replaceAll(owned, " ")
    .replaceAll(rented, " ")
    .replaceAll(/[()（）:：]/gu, " ")
    .trim()
  const found = gpuCounted(bare)
  if ("nearest" in found) return unknownGpu(found, part, reading)
  const { gpu, count, isMost } = found
  // A number alone says that they are there; what is only named is rented.
  const isOurs = isOwned || (!isRented && !isMost && count !== null && price === null)
  const size = sizeOf(count, !isOurs, part, reading)
  if (size === null) return null
  return withPrice({ gpu, isOwned: isOurs, count: size, price }, part, reading)
}

/** Where the price begins: behind `at`, or at an amount of money by the hour. */
function priceStart(text: string): { readonly begin: number; readonly end: number } | null {
  const marked = priced.exec(text)
  if (marked !== null && marked.index > 0 && /\d/u.test(text.slice(marked.index + marked[0].length)))
    return { begin: marked.index, end: marked.index + marked[0].length }
  const amount =
    /(?<=\s|[\p{Script=Han}])[$€£¥￥]?\d[\d.]*(?:\s*(?:to|-|~|到|至)\s*[$€£¥￥]?\d[\d.]*)?\s*(?:USD|EUR|GBP|CNY|RMB|元|块|美元)?\s*\/\s*(?:GPU|卡|张|h|小时|hour)/iu.exec(
      text,
    )
  return amount === null ? null : { begin: amount.index, end: amount.index }
}

function readPrice(part: Part, reading: Reading): string | null {
  const money = currencyOf(reading.soFar)
  const byHour = {
    ...part,
    text: part.text.replace(
      /\/\s*(?:GPU|卡|张)\s*[/-]?\s*(?:小时|hours?|hrs?|h|时)?\s*$|\/\s*(?:小时|hours?|hrs?|h|时)\s*$/iu,
      "",
    ),
  }
  const leftOut = ["/GPU/hour", `${money}/GPU/hour`, ` ${money}/GPU/hour`]
  return readFigure(byHour, [{ unit: "USD/GPU/hour", leftOut, most: mostPrice * 730 }], money, reading)?.text ?? null
}

type Unknown = { readonly name: string; readonly nearest: readonly string[] }
type Found = { readonly gpu: Gpu; readonly count: string | null; readonly isMost: boolean } | Unknown

function gpuCounted(text: string): Found {
  let unknown: Unknown = { name: text, nearest: [] }
  for (const { count, isMost, rest } of countings(text)) {
    const found = gpuNamed(rest)
    if (!("nearest" in found)) return { gpu: found, count, isMost }
    if (found.nearest.length > 0) unknown = { name: rest, nearest: found.nearest }
  }
  return unknown
}

/** The mistake stands at the name alone where that can be found again. */
function unknownGpu({ name, nearest }: Unknown, part: Part, reading: Reading): null {
  const at = name === "" ? -1 : part.text.indexOf(name)
  const place = at < 0 ? part : { text: name, start: part.start + at }
  return refused("unknown-gpu", place, reading, { name: name === "" ? part.text : name, nearest }, nearest[0])
}

/** What is rented is a bound: no more will be paid for than is used. */
function sizeOf(count: string | null, isBound: boolean, part: Part, reading: Reading): Figure | null {
  if (count === null) return isBound ? assumed("gpus") : { text: "1 GPU", origin: founder }
  const read = readFigure({ ...part, text: count }, [{ unit: "GPU", leftOut: [" GPU"], most: mostGpus }], "USD", reading)
  return read === null ? null : { text: isBound ? `up to ${read.text}` : read.text, origin: founder }
}

/** Where the catalogue knows neither rent nor power, the founder must say what an hour costs. */
function withPrice(pool: GpuPool, part: Part, reading: Reading): GpuPool | null {
  const { gpu, isOwned, price } = pool
  const isKnown = price !== null || (isOwned ? gpu.power !== null : (gpu.rent ?? gpu.rentHyperscale) !== null)
  return isKnown
    ? pool
    : refused("answer-gpu-price", part, reading, {
        gpu: gpu.id,
        example: `${part.text} at ${amountIn(currencyOf(reading.soFar), "en", 1, 2)}/GPU-hour`,
      })
}
