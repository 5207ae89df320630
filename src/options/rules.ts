/**
 * What a door of the library may be given, as rules, and what is wrong with what it was given. Types say the same to whoever
 * compiles; this is for those who do not, and for figures that types cannot tell apart. Behind the doors nothing checks again.
 */
import { type Diagnostic, error, nearest } from "../diagnostics/index.ts"
import { type Bounds, optionBounds } from "./bounds.ts"
import { parseMonth } from "./month.ts"

export type Rule = {
  /** What is needed: a key of the sentence's own words. */
  readonly wanted: string
  readonly bounds?: Bounds
  /** All that are taken. */
  readonly words?: readonly string[]
  readonly accepts: (seen: unknown) => boolean
  /** What is wrong inside of what was accepted. */
  readonly inside?: (seen: unknown, name: string) => Diagnostic[]
  readonly isNeeded?: boolean
}

/** By the name of what is given. */
export type Rules = Readonly<Record<string, Rule>>

/** Errors bad-option, for each thing that is of another kind or out of its bounds. What is `undefined` was not given. */
export function mistakesIn(given: Readonly<Record<string, unknown>>, rules: Rules, before = ""): Diagnostic[] {
  return Object.entries(rules).flatMap(([name, rule]) => mistakes(rule, given[name], before + name))
}

function mistakes(rule: Rule, seen: unknown, name: string): Diagnostic[] {
  const { wanted, bounds, words, accepts, inside, isNeeded = false } = rule
  if (seen === undefined && !isNeeded) return []
  if (accepts(seen)) return inside?.(seen, name) ?? []
  return [
    error("bad-option", null, { option: name, seen: shown(seen), wanted, ...bounds, ...(words === undefined ? {} : { words }) }),
  ]
}

export function needed(rule: Rule): Rule {
  return { ...rule, isNeeded: true }
}

export function whole(bounds: Bounds): Rule {
  const { least, most } = bounds
  const accepts = (seen: unknown): boolean => typeof seen === "number" && Number.isInteger(seen) && seen >= least && seen <= most
  return { wanted: "whole-number", bounds, accepts }
}

export const anyNumber: Rule = { wanted: "number", accepts: (seen) => typeof seen === "number" && Number.isFinite(seen) }
export const anyText: Rule = { wanted: "text", accepts: (seen) => typeof seen === "string" }
/** Counted from the start, or as a text that says which. */
export const anyMonth: Rule = {
  wanted: "month",
  bounds: optionBounds.month,
  accepts: (seen) => (typeof seen === "string" ? parseMonth(seen) !== null : whole(optionBounds.month).accepts(seen)),
}
export const anyTruth: Rule = { wanted: "truth", accepts: (seen) => typeof seen === "boolean" }
export const anyFunction: Rule = { wanted: "function", accepts: (seen) => typeof seen === "function" }

/** One of the words. */
export function oneOf(words: readonly string[]): Rule {
  return { wanted: "one-of", words, accepts: (seen) => typeof seen === "string" && words.includes(seen) }
}

/** An AbortSignal, or anything that tells as much. */
export const anySignal: Rule = {
  wanted: "signal",
  accepts: (seen) => hasKey(seen, "aborted") && typeof seen.aborted === "boolean",
}

export const anyList: Rule = { wanted: "list", accepts: Array.isArray }
export const anyMap: Rule = { wanted: "map", accepts: (seen) => tagOf(seen) === "Map" }

/** What another door of the library gave, known by parts that nothing else has all of: right or wrong as a whole. */
export function made(wanted: string, parts: Rules): Rule {
  const has = (seen: unknown, key: string, rule: Rule): boolean =>
    hasKey(seen, key) && mistakes(needed(rule), seen[key], key).length === 0
  return { wanted, accepts: (seen) => Object.entries(parts).every(([key, rule]) => has(seen, key, rule)) }
}

/** A compiled model. */
export const anyModel: Rule = made("compiled-model", { quantities: anyMap, inputs: anyList })

export function listOf(rule: Rule): Rule {
  const inside: Rule["inside"] = (seen, name) =>
    Array.from(seen as readonly unknown[]).flatMap((one, k) => mistakes(needed(rule), one, `${name}[${k}]`)) // it was accepted
  return { wanted: "list", accepts: Array.isArray, inside }
}

/** A list of two. */
export function pairOf(rule: Rule): Rule {
  const accepts = (seen: unknown): boolean => Array.isArray(seen) && seen.length === 2
  return { ...listOf(rule), wanted: "pair", accepts }
}

/** An object with names of the caller's own. */
export function recordOf(rule: Rule): Rule {
  const inside: Rule["inside"] = (seen, name) =>
    Object.entries(seen as object).flatMap(([key, one]) => mistakes(needed(rule), one, `${name}.${key}`)) // it was accepted
  return { wanted: "object", accepts: isRecord, inside }
}

/** The same, where each entry is spoken of by itself: `price`, not `quantities.price`. */
export function entriesWith(rule: Rule): Rule {
  const inside: Rule["inside"] = (seen) =>
    Object.entries(recordFrom(seen)).flatMap(([key, one]) => mistakes(needed(rule), one, key))
  return { ...recordOf(rule), inside }
}

/** An object whose keys are known: another one is a slip of the pen, and would be passed over without a word. */
export function shapeOf(rules: Rules): Rule {
  return { wanted: "object", accepts: isRecord, inside: (seen, name) => mistakesInShape(recordFrom(seen), rules, `${name}.`) }
}

/** The same, where each key is spoken of by itself: `samples`, not `options.samples`. */
export function optionsWith(rules: Rules): Rule {
  return { ...shapeOf(rules), inside: (seen) => mistakesInShape(recordFrom(seen), rules, "") }
}

function mistakesInShape(seen: Readonly<Record<string, unknown>>, rules: Rules, before: string): Diagnostic[] {
  const known = Object.keys(rules)
  const unknown = Object.keys(seen).filter((key) => seen[key] !== undefined && !Object.hasOwn(rules, key))
  const told = unknown.map((key) =>
    error("bad-option", null, {
      option: before + key,
      seen: shown(seen[key]),
      wanted: "known-name",
      nearest: nearest(key, known),
      known,
    }),
  )
  return [...told, ...mistakesIn(seen, rules, before)]
}

/** No list, and no Map, Set or Date either. */
export function isRecord(seen: unknown): seen is Readonly<Record<string, unknown>> {
  return tagOf(seen) === "Object"
}

function recordFrom(seen: unknown): Readonly<Record<string, unknown>> {
  return isRecord(seen) ? seen : {}
}

function hasKey<Key extends string>(seen: unknown, key: Key): seen is Readonly<Record<Key, unknown>> {
  return typeof seen === "object" && seen !== null && key in seen
}

const longest = 40

/** As it would stand in a program, cut where it is long. */
function shown(seen: unknown): string {
  if (typeof seen === "string") return JSON.stringify(seen.length > longest ? `${seen.slice(0, longest)}…` : seen)
  if (typeof seen === "function") return "function"
  if (Array.isArray(seen)) return seen.length === 0 ? "[]" : "[…]"
  if (typeof seen !== "object" || seen === null) return Object.is(seen, -0) ? "-0" : String(seen)
  return isRecord(seen) ? "{…}" : tagOf(seen)
}

/** `Object`, `Map`, `Date`. */
function tagOf(seen: unknown): string {
  return Object.prototype.toString.call(seen).slice("[object ".length, -1)
}
