/** What shells ask of the data room: sources go in, an answer comes out. What is wrong with the data is told, never thrown. */
import type { Diagnostic, Report } from "../diagnostics/index.ts"
import type { Evidence } from "../evidence/index.ts"
import { type DriftAnswer, driftBetween } from "./drift/drift.ts"
import { licenceFile } from "./gather/licences.ts"
import { profileRead, type RoomProfile } from "./profile.ts"
import { formatNamed } from "./read/format.ts"
import { type ReadTable, readSource, usualReading } from "./read/read.ts"
import type { DataSource } from "./source/source.ts"
import { ReadingStopped, stopped } from "./source/stop.ts"

export type SourceAsked = {
  /** `csv`, `jsonl`, `text`, `parquet`, `ratings`, `images`, `coco` or `web`; told by name and content unless given. */
  readonly format?: string
  /** Of the rows that are drawn from a file too large to hold; 1 unless given. */
  readonly seed?: number
  readonly onProgress?: (share: number) => void
}

export type ProfileSourceAsked = SourceAsked & {
  /** The column that is to be predicted. */
  readonly target?: string
  /** Columns of text; those that read like text unless given. */
  readonly text?: readonly string[]
}

/** Errors: those of the readers; dataroom-format, evidence-unknown-column, dataroom-target. */
export function profileSource(source: DataSource, asked: ProfileSourceAsked = {}): Promise<Evidence<RoomProfile>> {
  return toldOf(async (report) => {
    const read = await readOne(source, asked, report)
    if (read === null) return null
    const files = source.kind === "folder" ? source.files.map(({ name }) => name).filter((name) => licenceFile.test(name)) : []
    return profileRead(read, files, asked, report)
  })
}

export type DriftAsked = SourceAsked & { /** 0.05 unless given. */ readonly alpha?: number }

/** As is the custom: 1 of 20 finds what is not there. */
const usualAlpha = 0.05

/**
 * Whether the rows of `after` come from where those of `before` came from.
 * Errors: those of the readers; dataroom-format, dataroom-no-common, evidence-share.
 */
export function driftSources(before: DataSource, after: DataSource, asked: DriftAsked = {}): Promise<Evidence<DriftAnswer>> {
  return toldOf(async (report) => {
    const alpha = asked.alpha ?? usualAlpha
    if (!(alpha > 0 && alpha < 1)) throw stopped("evidence-share", { option: "alpha", got: alpha })
    const half = (from: number): SourceAsked => ({
      ...asked,
      onProgress: (share) => asked.onProgress?.(from + share / 2),
    })
    const one = await readOne(before, half(0), report)
    const other = one === null ? null : await readOne(after, half(0.5), report)
    return one === null || other === null ? null : driftBetween(one, other, alpha, report)
  })
}

async function readOne(source: DataSource, asked: SourceAsked, report: Report): Promise<ReadTable | null> {
  const format = asked.format === undefined ? null : formatNamed(asked.format, report)
  if (asked.format !== undefined && format === null) return null
  const options = { ...usualReading, format, ...(asked.seed === undefined ? {} : { seed: asked.seed }) }
  return readSource(source, { ...options, ...(asked.onProgress === undefined ? {} : { onProgress: asked.onProgress }) }, report)
}

async function toldOf<Answer>(answerOf: (report: Report) => Promise<Answer | null>): Promise<Evidence<Answer>> {
  const diagnostics: Diagnostic[] = []
  try {
    const answer = await answerOf((one) => diagnostics.push(one))
    return { answer, diagnostics }
  } catch (problem) {
    if (!(problem instanceof ReadingStopped)) throw problem
    return { answer: null, diagnostics: [...diagnostics, problem.diagnostic] }
  }
}
