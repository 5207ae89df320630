/**
 * Reads fields of a published config by any of their names, and gathers what is missing or of the
 * wrong type. A bad field reads as 0; the caller throws the config away when problems were found.
 */
import { type Diagnostic, error } from "../diagnostics/index.ts"
import { isRecord } from "../options/index.ts"

export type Fields = {
  /** A positive whole number by the first name that is there; without a fallback it must be there. */
  readonly count: (names: readonly string[], fallback?: number, most?: number) => number
  readonly flag: (name: string, fallback: boolean) => boolean
  readonly text: (name: string, fallback: string) => string
  readonly texts: (name: string) => readonly string[]
  /** The numbers of a list; none where the field is absent. */
  readonly numbers: (name: string) => readonly number[]
  /** How many entries a list or an object has. */
  readonly length: (name: string, fallback: number) => number
  /** A number or null where the field is absent or null. */
  readonly optional: (name: string) => number | null
  /** The fields of an object inside; `defaults` stand for those that it leaves out. */
  readonly part: (name: string, defaults?: Readonly<Record<string, unknown>>) => Fields | null
  /** There, and not null. */
  readonly has: (name: string) => boolean
  /** Says that a field is not what is expected: `number`, `count`, `pattern`. */
  readonly wrong: (name: string, expected: string) => void
  readonly problems: readonly Diagnostic[]
}

/** No array of a model is longer; larger figures are slips or mischief. */
const mostOfAll = 1e9

export function readFields(json: Json, problems: Diagnostic[] = []): Fields {
  const wrong = (field: string, expected: string): void => {
    problems.push(error("model-config-type", null, { field, value: shown(json[field]), expected }))
  }
  return {
    problems,
    wrong,
    ...singleFields(json, wrong),
    ...listFields(json, wrong),
    count: (names, fallback, most = mostOfAll) => count(json, names, { fallback, most }, problems, wrong),
    part: (name, defaults = {}) => {
      const value = json[name]
      return isRecord(value) ? readFields({ ...defaults, ...value }, problems) : null
    },
    has: (name) => (json[name] ?? null) !== null,
  }
}

type Json = Readonly<Record<string, unknown>>

function singleFields(json: Json, wrong: Fields["wrong"]): Pick<Fields, "optional" | "text" | "flag"> {
  return {
    optional: (name) => {
      const value = json[name] ?? null
      if (value === null || (typeof value === "number" && Math.abs(value) <= mostOfAll)) return value
      wrong(name, "number")
      return null
    },
    text: (name, fallback) => {
      const value = json[name] ?? fallback
      if (typeof value === "string") return value
      wrong(name, "text")
      return fallback
    },
    flag: (name, fallback) => {
      const value = json[name] ?? fallback
      if (typeof value === "boolean") return value
      wrong(name, "boolean")
      return fallback
    },
  }
}

function listFields(json: Json, wrong: Fields["wrong"]): Pick<Fields, "texts" | "numbers" | "length"> {
  const list = <T>(name: string, is: (item: unknown) => item is T, expected: string): readonly T[] => {
    const value = json[name] ?? []
    if (Array.isArray(value) && value.every(is)) return value
    wrong(name, expected)
    return []
  }
  return {
    texts: (name) => list(name, (item): item is string => typeof item === "string", "texts"),
    numbers: (name) => list(name, (item): item is number => typeof item === "number", "numbers"),
    length: (name, fallback) => {
      const value = json[name] ?? null
      if (value === null) return fallback
      if (typeof value === "object") return Object.keys(value).length
      wrong(name, "list")
      return fallback
    },
  }
}

type Bounds = { readonly fallback: number | undefined; readonly most: number }

function count(
  json: Readonly<Record<string, unknown>>,
  names: readonly string[],
  { fallback, most }: Bounds,
  problems: Diagnostic[],
  wrong: (field: string, expected: string) => void,
): number {
  const name = names.find((candidate) => (json[candidate] ?? null) !== null)
  if (name === undefined) {
    if (fallback !== undefined) return fallback
    problems.push(error("model-config-missing", null, { field: names[0] ?? "", names }))
    return 0
  }
  const value = same(json[name])
  if (typeof value !== "number" || !Number.isInteger(value) || value <= 0) {
    wrong(name, "count")
    return 0
  }
  if (value <= most) return value
  problems.push(error("model-config-size", null, { field: name, value, most }))
  return 0
}

/** Some configs list a figure layer by layer though it is the same for all. */
function same(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return value.every((item) => item === value[0]) ? value[0] : value
}

/** Short, whatever stands there. */
function shown(value: unknown): string {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "[…]" : "{…}"
  return (JSON.stringify(value) ?? "").slice(0, 80)
}
