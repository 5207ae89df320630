/** The costs of a project as rows: who sets them decides how deep they stand, and how wide. */
import type { CostNode, ProjectCosts } from "../decide/index.ts"
import type { Words } from "../words/index.ts"
import { type About, asWritten, shortName } from "./names.ts"

export type CostRow = { readonly depth: 0 | 1 | 2 | 3; readonly name: string; readonly node: CostNode }

/** A group of one line is the line's own row, unless the line says more than the group's name. */
export function costRows({ tree }: ProjectCosts, about: About, words: Words): readonly CostRow[] {
  return [{ depth: 0, name: words.costs.all, node: tree }, ...tree.children.flatMap((node) => classRows(node, about, words))]
}

function classRows(node: CostNode, about: About, words: Words): readonly CostRow[] {
  return [
    { depth: 1, name: nodeName(node, about, words), node },
    ...node.children.flatMap((group) => groupRows(group, about, words)),
  ]
}

function groupRows(node: CostNode, about: About, words: Words): readonly CostRow[] {
  const own: CostRow = { depth: 2, name: nodeName(node, about, words), node }
  const isTold = node.kind === "group" && (node.children.length > 1 || telling.has(node.group))
  const lines = node.children.map((line): CostRow => ({ depth: 3, name: nodeName(line, about, words), node: line }))
  return isTold ? [own, ...lines] : [own]
}

const telling: ReadonlySet<string> = new Set(["lines", "tasks", "risks"])

export function nodeName(node: CostNode, about: About, words: Words): string {
  switch (node.kind) {
    case "all":
      return words.costs.all
    case "class":
      return words.costs.classes[node.class]
    case "group":
      return words.costs.groups[node.group]
    case "line":
      return lineName(node.path, about, words)
  }
}

/** A line of the file, or a risk, goes by its own name. */
function lineName(path: string, about: About, words: Words): string {
  const own = /\.(?:business\.costs|risk|plan)\.([^.]+)\.(?:amount|losses|spending)$/u.exec(path)?.[1]
  return own === undefined ? shortName(words, about, path) : asWritten(own, about.text)
}

/** Revenue less what is sold, over all years; null without revenue. */
export function marginOf({ tree, revenue }: ProjectCosts, year?: number): number | null {
  const sold = tree.children.find((node) => node.kind === "class" && node.class === "cogs")
  const of = (told: Pick<CostNode, "total" | "years"> | undefined | null): number =>
    (year === undefined ? told?.total.mean : told?.years[year]) ?? 0
  const [all, cost] = [of(revenue), of(sold)]
  return all > 0 ? (all - cost) / all : null
}
