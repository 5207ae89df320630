/** `costs --json`: the answer for programs, with what each line is in words. */
import type { CostNode, CostsAnswer, ProjectCosts } from "../decide/index.ts"
import type { Words } from "../words/index.ts"
import { nodeName } from "./costs-rows.ts"
import { wayOf } from "./costs-savings.ts"
import type { About } from "./names.ts"

type NodeJson = Omit<CostNode, "children"> & { readonly name: string; readonly children: readonly NodeJson[] }
type SavingJson = ProjectCosts["savings"][number] & { readonly name: string }

export type CostsJson = Omit<CostsAnswer, "projects"> & {
  readonly projects: readonly (Omit<ProjectCosts, "tree" | "savings" | "dearer"> & {
    readonly tree: NodeJson
    readonly savings: readonly SavingJson[]
    readonly dearer: readonly SavingJson[]
  })[]
}

export function costsJson(answer: CostsAnswer, about: About, words: Words): CostsJson {
  const nodeJson = (node: CostNode): NodeJson => ({
    ...node,
    name: nodeName(node, about, words),
    children: node.children.map(nodeJson),
  })
  const named = (saving: ProjectCosts["savings"][number]): SavingJson => ({ ...saving, name: wayOf(saving, words) })
  return {
    ...answer,
    projects: answer.projects.map((project) => ({
      ...project,
      tree: nodeJson(project.tree),
      savings: project.savings.map(named),
      dearer: project.dearer.map(named),
    })),
  }
}
