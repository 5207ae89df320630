/** The path that `--set` or a scenario means: a path itself, or the end of one where only one ends so, as `explain` takes it. */
import { error, type Report, type Span } from "../diagnostics/index.ts"
import { slug } from "../shape/index.ts"

/** Of several that fit, no more are told. */
const mostTold = 5

/** A name that no path fits stays as it is: whoever takes it says so. Null after a report. Errors: several-quantities. */
export function pathNamed(name: string, paths: readonly string[], at: Span | null, report: Report): string | null {
  const wanted = slug(name)
  const exact = [name, wanted].find((path) => path === "horizon" || paths.includes(path))
  if (exact !== undefined) return exact
  const endings = paths.filter((path) => path.endsWith(`.${wanted}`))
  const [only = name] = endings
  if (endings.length < 2) return only
  report(error("several-quantities", at, { name, paths: endings.slice(0, mostTold), count: endings.length }))
  return null
}
