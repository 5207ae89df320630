/**
 * A report is shown to others: where the file lies on the founder's machine is none of their business. Of an absolute path
 * the name is left; one that was given relative to where one stands stays as it is.
 */
import type { PlanAnswer, SourcesAnswer } from "../decide/index.ts"
import type { Diagnostic } from "../diagnostics/index.ts"

/** What may name the file, of all that a report is made from. */
type Naming = {
  readonly answer: PlanAnswer
  readonly sources: SourcesAnswer
  readonly diagnostics: readonly Diagnostic[]
  readonly about: { readonly file: string }
}

/** `/srv/plans/venture.yaml` and `D:\plans\venture.yaml` are `venture.yaml`. */
export function nameOfFile(path: string): string {
  return path.slice(folderOf(path).length)
}

/** The same report with every text that names the folder of the file freed of it: places, messages, data beside the file. */
export function withoutFolder<T extends Naming>(given: T): T {
  const folder = folderOf(given.about.file)
  if (!isAbsolute(folder)) return given
  const { answer, sources, diagnostics, about } = given
  return {
    ...given,
    answer: freed(answer, folder),
    sources: freed(sources, folder),
    diagnostics: freed(diagnostics, folder),
    about: { ...about, file: nameOfFile(about.file) },
  }
}

function isAbsolute(path: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:[\\/])/u.test(path)
}

/** With the sign that parts it from the name; "" where there is none. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1)
}

function freed<T>(data: T, folder: string): T {
  if (typeof data === "string") return data.replaceAll(folder, "") as T & string // a text stays a text
  if (Array.isArray(data)) return data.map((one) => freed(one, folder)) as T & unknown[] // a list stays a list of the same things
  if (typeof data !== "object" || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, freed(value, folder)])) as T & object // of the same keys
}
