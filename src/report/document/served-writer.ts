/** Writes figures of the server of one project, each with the first of the quantities that it has to open. */
import type { ServedProject } from "../../decide/index.ts"
import type { Figure } from "./document.ts"
import { openPath, type Pen } from "./pen.ts"

/** `at`: below the project's place in the document. */
export type ServedWriter = {
  readonly amount: (at: string, unit: string, ...opens: readonly string[]) => Figure
  readonly share: (at: string, ...opens: readonly string[]) => Figure
}

export function writerOf({ project }: ServedProject, k: number, pen: Pen): ServedWriter {
  const path = (names: readonly string[]): string => openPath(pen, ...names.map((name) => `${project}.serving.${name}`))
  return {
    amount: (at: string, unit: string, ...opens: readonly string[]): Figure =>
      pen.amount(`/served/${k}/${at}`, unit, path(opens)),
    share: (at: string, ...opens: readonly string[]): Figure => pen.share(`/served/${k}/${at}`, path(opens)),
  }
}
