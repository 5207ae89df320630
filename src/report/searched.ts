/** How the decisions of a project were found, and how far from the best they may be: one line, or none where there was nothing to choose. */
import type { ProjectAnswer } from "../decide/index.ts"
import type { Figure } from "./document/document.ts"
import { openPath, type Pen, step } from "./document/pen.ts"

export function searchedText(
  name: string,
  { search, objective }: ProjectAnswer,
  pen: Pen,
  write: (figure: Figure) => string,
): string | null {
  const { tried, isExhaustive, gap, optimism } = search
  if (tried < 2) return null
  const said = pen.words.search
  const at = `/projects/${step(name)}/search`
  const opens = openPath(pen, objective.path)
  const count = write(pen.count(`${at}/tried`, opens))
  const amount = (place: string, unit: string): string => write(pen.amount(`${at}/${place}`, unit, opens))
  const found = isExhaustive
    ? said.all(count)
    : gap === null
      ? said.tried(count)
      : gap.value === 0
        ? said.none(count)
        : said.gap(count, amount("gap/value", gap.unit))
  if (optimism === null) return said.line(found, null)
  const less = said.optimism(amount("optimism/value", optimism.unit), amount("optimism/error", ""))
  return said.line(found, less)
}
