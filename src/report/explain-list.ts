/** `explain FILE` for people: every quantity of a venture, in groups. */
import type { Listed } from "../decide/index.ts"
import { unitText } from "./figures.ts"
import type { About } from "./names.ts"
import type { Page } from "./page.ts"
import { table } from "./table.ts"

export function explainListText(all: readonly Listed[], about: About, page: Page): string {
  const { words, paint } = page
  const { groups, columns, kinds } = words.report
  const names = about.projects.map((p) => p.name)
  const groupOf = ({ path, origin }: Listed): string => {
    const root = path.split(".")[0] ?? ""
    if (origin.kind === "file") return groups.written
    if (root === "resources") return groups.resources
    return names.includes(root) ? groups.project(root) : groups.shared
  }
  const order = [groups.written, groups.resources, groups.shared, ...names.map((name) => groups.project(name))]
  const parts = order.map((group) => {
    const rows = all
      .filter((one) => groupOf(one) === group)
      .map((one) => {
        const meaning = words.meaning(one.meaning)
        return {
          cells: [
            meaning === null ? one.path : words.report.named(one.path, meaning),
            unitText(words, one.unit),
            kinds[one.kind],
          ],
        }
      })
    return rows.length === 0
      ? null
      : `${paint.heading(group)}\n${table(page, [columns.quantity, columns.unit, ""], rows, { left: [1, 2] })}`
  })
  return parts.filter((part) => part !== null).join("\n\n")
}
