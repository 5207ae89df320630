/** Rows of published figures, as tests/oracle holds them: what is known of a model or a run, and what was published of it. */
import { isRecord } from "../../src/options/index.ts"

export type Inputs = Readonly<Record<string, unknown>>

export type Row = {
  readonly id: string
  readonly kind: string
  readonly inputs: Inputs
  /** Figures by metric; none where the row only asks. */
  readonly expected: Readonly<Record<string, number>>
  /** The metrics that are asked for. */
  readonly wanted: readonly string[]
  readonly source: string
}

/** All rows, or a sentence that says what is wrong with the text. */
export function readRows(text: string): readonly Row[] | string {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (mistake) {
    return `not JSON: ${mistake instanceof Error ? mistake.message : String(mistake)}`
  }
  if (!Array.isArray(json)) return "a list of rows is needed: [ { id, kind, inputs, expected }, … ]"
  const rows = json.map(readRow)
  return rows.find((row) => typeof row === "string") ?? rows.filter((row) => typeof row !== "string")
}

function readRow(json: unknown, index: number): Row | string {
  if (!isRecord(json)) return `row ${index + 1} is no object`
  const { id, kind, inputs, expected = {}, predict = [], source = "" } = json
  if (typeof id !== "string") return `row ${index + 1} has no id`
  if (typeof kind !== "string") return `row ${id} has no kind`
  if (!isRecord(inputs)) return `row ${id} has no inputs`
  if (!isRecord(expected)) return `row ${id}: expected is no object`
  if (!Array.isArray(predict)) return `row ${id}: predict is no list of metrics`
  const figures = Object.entries(expected).filter((entry): entry is [string, number] => typeof entry[1] === "number")
  const wanted = [...new Set([...Object.keys(expected), ...predict.map(String)])]
  return { id, kind, inputs, expected: Object.fromEntries(figures), wanted, source: String(source) }
}
