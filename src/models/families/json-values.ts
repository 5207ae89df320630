/** Values of a parsed config that may be anything, as what they are needed as. */
import { isRecord } from "../../options/index.ts"

export type Json = Readonly<Record<string, unknown>>

export function text(value: unknown): string {
  return typeof value === "string" ? value : ""
}

export function number(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise
}

export function record(value: unknown): Json {
  return isRecord(value) ? value : {}
}

/** The first that is there. */
export function firstOf(json: Json, names: readonly string[]): unknown {
  return names.map((name) => json[name]).find((value) => value !== undefined && value !== null)
}
