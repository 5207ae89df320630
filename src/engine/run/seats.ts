/**
 * Which Sobol dimension an input takes: decided by its name, not by its place in a list, so that an edit elsewhere leaves
 * its draws alone. Inputs wish for dimensions in an order that their names fix, and each dimension keeps the one that stands
 * highest (stable matching), so that the outcome depends on no order. docs/sampling.md tells what this costs and when an input moves.
 */
import type { Model } from "../model/model.ts"
import { sobolDimensions } from "./direction-numbers.ts"
import { scrambleSeed } from "./hash.ts"
import type { Seat } from "./points.ts"

/** Who says what an input is like: the founder, a default that the founder may replace, or the library alone (gaps between events). */
export type Standing = "written" | "default" | "library"

export type Named = { readonly name: string; readonly standing: Standing }

/** A stretch of dimensions; the size is a power of two. */
type Stretch = { readonly first: number; readonly size: number }

/** Where each standing is at home. The lower dimensions are the more even ones, together with others. */
const homes: Readonly<Record<Standing, Stretch>> = {
  written: { first: 0, size: 256 },
  default: { first: 256, size: 256 },
  library: { first: 1024, size: 1024 },
}
const standings: readonly string[] = Object.keys(homes)
const everywhere: Stretch = { first: 0, size: 2 ** Math.floor(Math.log2(sobolDimensions)) }

type Guest = {
  readonly place: number
  readonly rank: readonly number[]
  readonly name: string
  readonly home: Stretch
  readonly hash: number
  readonly step: number
  /** How many dimensions were asked for so far. */
  asked: number
}

/**
 * One seat for each input, no dimension twice; what finds none of the Sobol dimensions gets one behind them.
 * Source: deferred acceptance, Gale & Shapley, The American Mathematical Monthly 69 (1962) 9-15, doi:10.2307/2312726.
 */
export function seatsByName(inputs: readonly Named[]): Seat[] {
  const guests = guestsOf(inputs)
  const holder: (Guest | undefined)[] = []
  const waiting = [...guests].reverse()
  const seatless: Guest[] = []
  for (let guest = waiting.pop(); guest !== undefined; guest = waiting.pop()) {
    const dimension = wish(guest)
    if (dimension === null) {
      seatless.push(guest)
      continue
    }
    const other = holder[dimension]
    if (other !== undefined && isBefore(other, guest)) waiting.push(guest)
    else {
      holder[dimension] = guest
      if (other !== undefined) waiting.push(other)
    }
  }
  const dimensions = new Map(
    holder.flatMap((guest, dimension) => (guest === undefined ? [] : [[guest.place, dimension] as const])),
  )
  const behind = seatless.sort((a, b) => (isBefore(a, b) ? -1 : 1)).map(({ place }, k) => [place, sobolDimensions + k] as const)
  for (const [place, dimension] of behind) dimensions.set(place, dimension)
  return inputs.map(({ name }, place) => ({ name, dimension: dimensions.get(place) ?? place }))
}

function guestsOf(inputs: readonly Named[]): Guest[] {
  const seen = new Map<string, number>()
  return inputs.map(({ name, standing }, place) => {
    // A second draw of the same input gives way to all first ones.
    const repeat = seen.get(name) ?? 0
    seen.set(name, repeat + 1)
    const [hash, spread] = [scrambleSeed(name, 0, 0), scrambleSeed(name, 0, 1)]
    const rank = [repeat, standings.indexOf(standing), hash]
    return { place, rank, name, home: homes[standing], hash, step: spread | 1, asked: 0 }
  })
}

/** The next dimension that it would like: all those at home first, then all others; null when it has been refused by all. */
function wish(guest: Guest): number | null {
  const { home, hash, step } = guest
  const n = guest.asked++
  // An odd step goes round a power of two without missing any.
  const [stretch, k] = n < home.size ? [home, n] : [everywhere, n - home.size]
  if (k >= stretch.size) return null
  return stretch.first + (((hash + Math.imul(k, step)) >>> 0) % stretch.size)
}

function isBefore(a: Guest, b: Guest): boolean {
  for (const [k, rank] of a.rank.entries()) if (rank !== b.rank[k]) return rank < (b.rank[k] ?? 0)
  return a.name === b.name ? a.place < b.place : a.name < b.name
}

/** The seats of a model's inputs. */
export function seatsOf(model: Pick<Model, "inputs" | "quantities">): Seat[] {
  return seatsByName(namesOf(model))
}

/**
 * By which name each input of a model is known. What several projects share (a default, a gap between events) goes by its name in
 * the library and its text, so that it does not matter which project comes first.
 */
export function namesOf({ inputs, quantities }: Pick<Model, "inputs" | "quantities">): Named[] {
  return inputs.map(({ path }) => {
    const definition = quantities.get(path)?.definition
    const kind = definition?.origin.kind ?? "file"
    if (definition === undefined || kind === "file") return { name: path, standing: "written" }
    return { name: `${definition.name}: ${definition.text}`, standing: kind }
  })
}
