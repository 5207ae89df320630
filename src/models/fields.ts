/**
 * Reads fields of a published config by any of their names, and gathers what is missing or of the
 * wrong type. A bad field reads as 0; the caller throws the config away when problems were found.
 */
import { type Diagnostic, error } from "../diagnostics/index.ts"

export type Fields = {
  /** A positive whole number by the first name that is there; without a fallback it must be there. */
  readonly count: (names: readonly string[], fallback?: number) => number
  readonly flag: (name: string, fallback: boolean) => boolean
  readonly text: (name: string, fallback: string) => string
  readonly texts: (name: string) => readonly string[]
  /** A number or null where the field is absent or null. */
  readonly optional: (name: string) => number | null
  readonly part: (name: string) => Fields | null
  readonly problems: readonly Diagnostic[]
}

export function readFields(json: Readonly<Record<string, unknown>>, problems: Diagnostic[] = []): Fields {
  const wrong = (field: string, expected: string): void => {
    problems.push(error("model-config-type", null, { field, value: JSON.stringify(json[field]) ?? "", expected }))
  }
  const optional = (name: string): number | null => {
    const value = json[name] ?? null
    if (value === null || typeof value === "number") return value
    wrong(name, "number")
    return null
  }
  const text = (name: string, fallback: string): string => {
    const value = json[name] ?? fallback
    if (typeof value === "string") return value
    wrong(name, "text")
    return fallback
  }
  return {
    problems,
    optional,
    text,
    count: (names, fallback) => count(json, names, fallback, problems, wrong),
    flag: (name, fallback) => {
      const value = json[name] ?? fallback
      if (typeof value === "boolean") return value
      wrong(name, "boolean")
      return fallback
    },
    texts: (name) => {
      const value = json[name]
      return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : []
    },
    part: (name) => {
      const value = json[name]
      return isRecord(value) ? readFields(value, problems) : null
    },
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function count(
  json: Readonly<Record<string, unknown>>,
  names: readonly string[],
  fallback: number | undefined,
  problems: Diagnostic[],
  wrong: (field: string, expected: string) => void,
): number {
  const name = names.find((candidate) => (json[candidate] ?? null) !== null)
  if (name === undefined) {
    if (fallback !== undefined) return fallback
    problems.push(error("model-config-missing", null, { field: names[0] ?? "", names }))
    return 0
  }
  const value = json[name]
  if (typeof value === "number" && Number.isInteger(value) && value > 0) return value
  wrong(name, "count")
  return 0
}
