/**
 * A trace in CSV: one request a line, with the columns `arrival` (seconds, or date and time), `input` and `output` (tokens), in any order and among others.
 * The names that public traces use for them are known too.
 */
import Papa from "papaparse"
import { error, nearest, type Report, warning } from "../../diagnostics/index.ts"
import { cellSpan } from "./cell-span.ts"
import type { Trace } from "./trace.ts"

/**
 * What a column may be called.
 * Source: Azure/AzurePublicDataset:AzureLLMInferenceDataset2023.md (TIMESTAMP, ContextTokens, GeneratedTokens); HPMLL/BurstGPT:README.md (Timestamp,
 * Request tokens, Response tokens).
 */
const names = {
  arrival: ["arrival", "timestamp"],
  input: ["input", "contexttokens", "request tokens"],
  output: ["output", "generatedtokens", "response tokens"],
} as const

type Column = keyof typeof names
type File = {
  readonly name: string
  readonly text: string
  readonly rows: readonly (readonly string[])[]
  readonly delimiter: string
}

/** Lines with mistakes that are told, at most: a wrong column has one in every line. */
const mostTold = 20

type Request = { readonly seconds: number; readonly input: number; readonly output: number }

/**
 * The requests of a trace in order of arrival, the first at 0; requests without tokens, such as failed ones, are left out. Null after a report.
 * Units: → [s], [token].  Errors: trace-column, trace-empty, trace-time, trace-tokens; trace-left-out is a warning.
 */
export function readTrace(name: string, text: string, report: Report): Trace | null {
  const { data, meta } = Papa.parse(text)
  const file: File = { name, text, rows: data, delimiter: meta.delimiter }
  const places = {
    arrival: columnOf(file, "arrival", report),
    input: columnOf(file, "input", report),
    output: columnOf(file, "output", report),
  }
  if (places.arrival < 0 || places.input < 0 || places.output < 0) return null
  const all = requestsIn(file, places, report)
  if (all === null) return null
  const requests = all.filter(({ input, output }) => input > 0 && output > 0)
  const leftOut = all.length - requests.length
  if (leftOut > 0) report(warning("trace-left-out", null, { file: name, count: leftOut }))
  if (requests.length > 0) return traceOf(requests)
  report(error("trace-empty", null, { file: name }))
  return null
}

/** Every line below the header that is not blank; null after a report. */
function requestsIn(file: File, places: Readonly<Record<Column, number>>, report: Report): Request[] | null {
  let mistakes = 0
  const wrong = (code: "trace-time" | "trace-tokens", row: number, column: number): void => {
    mistakes += 1
    if (mistakes > mostTold) return
    const span = cellSpan(file.name, file.text, row, column, file.delimiter)
    report(error(code, span, { got: cellOf(file, row, column), column: cellOf(file, 0, column) }))
  }
  const requests: Request[] = []
  for (const [row, cells] of file.rows.entries()) {
    if (row === 0 || cells.every((cell) => cell.trim() === "")) continue
    const seconds = secondsOf(cellOf(file, row, places.arrival))
    const input = tokensOf(cellOf(file, row, places.input))
    const output = tokensOf(cellOf(file, row, places.output))
    if (Number.isNaN(seconds)) wrong("trace-time", row, places.arrival)
    if (Number.isNaN(input)) wrong("trace-tokens", row, places.input)
    if (Number.isNaN(output)) wrong("trace-tokens", row, places.output)
    requests.push({ seconds, input, output })
  }
  return mistakes > 0 ? null : requests
}

function cellOf({ rows }: File, row: number, column: number): string {
  return (rows[row]?.[column] ?? "").trim()
}

/** Where a column stands; -1 after a report. */
function columnOf({ name, text, rows, delimiter }: File, column: Column, report: Report): number {
  const header = (rows[0] ?? []).map((cell) => cell.trim().toLowerCase())
  const known: readonly string[] = names[column]
  const place = header.findIndex((cell) => known.includes(cell))
  if (place < 0) {
    const span = cellSpan(name, text, 0, Math.max(0, header.length - 1), delimiter)
    report(
      error(
        "trace-column",
        { ...span, start: 0 },
        {
          column,
          nearest: nearest(
            column,
            header.filter((cell) => cell !== ""),
          ),
        },
      ),
    )
  }
  return place
}

/** A number of seconds, or a date with a time of day, as in `2023-11-16 18:15:46.68`, without a zone or in UTC; else NaN. */
function secondsOf(cell: string): number {
  const parts = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:Z|\+00:00)?$/.exec(cell)
  if (parts === null) return numberOf(cell)
  const [year, month, day, hours, minutes, seconds] = parts.slice(1).map(Number)
  return Date.UTC(year!, month! - 1, day!, hours!, minutes!) / 1000 + seconds!
}

function tokensOf(cell: string): number {
  const tokens = numberOf(cell)
  return Number.isInteger(tokens) && tokens >= 0 && tokens < 2 ** 31 ? tokens : Number.NaN
}

function numberOf(cell: string): number {
  const value = cell === "" ? Number.NaN : Number(cell)
  return Number.isFinite(value) ? value : Number.NaN
}

function traceOf(requests: Request[]): Trace {
  // The order of lines is kept where times are equal: the sort is stable.
  requests.sort((a, b) => a.seconds - b.seconds)
  const start = requests[0]!.seconds
  return {
    arrivalSeconds: Float64Array.from(requests, ({ seconds }) => seconds - start),
    input: Int32Array.from(requests, (request) => request.input),
    output: Int32Array.from(requests, (request) => request.output),
  }
}
