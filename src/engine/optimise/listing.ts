/** What becomes of a model's graph on its way to a back end: the program before, each pass, and what is left. */
import type { NodeId } from "../graph/graph.ts"
import { liveNodes, schedule } from "../graph/schedule.ts"
import type { Model } from "../model/model.ts"
import type { IsContinuous } from "./continuity.ts"
import { splitFixed } from "./fixed.ts"
import { type Labels, printed } from "./print.ts"
import type { Program } from "./rewrite.ts"
import { passes } from "./simplify.ts"

export type Size = {
  readonly nodes: number
  /** Operations and states that are computed in every month of every sample. */
  readonly monthly: number
}

export type Listing = Size & { readonly lines: readonly string[] }

export type Listings = {
  readonly before: Listing
  readonly passes: readonly (Size & { readonly name: string })[]
  /** Once a run: the same in every sample. */
  readonly fixed: Listing
  /** Once for every sample. */
  readonly main: Listing
}

export function listingsOf(model: Model, outputs: readonly NodeId[], isContinuous: IsContinuous): Listings {
  const { graph, parameters, inputs } = model
  const nameOf = namesOf(model, outputs)
  const leaves: Labels = {
    input: (index) => inputs[index]?.path ?? null,
    parameter: (index) => {
      const parameter = parameters[index]
      return parameter === undefined ? null : `${parameter.kind} ${parameter.path}`
    },
  }
  const start: Program = { graph, outputs }
  const after: { name: string; program: Program }[] = []
  for (const pass of passes) after.push({ name: pass.name, program: pass.run(after.at(-1)?.program ?? start, isContinuous) })
  const { main, fixed } = splitFixed(after.at(-1)?.program ?? start, parameters.length)
  return {
    before: listed(start, { ...leaves, node: nameOf }),
    passes: after.map(({ name, program }) => ({ name, ...sizeOf(program) })),
    fixed: listed(fixed, leaves),
    main: listed(main, leaves),
  }
}

/** Quantities that are computed alike are one node: it goes by the name that stands beside what is listed, in the same project. */
function namesOf({ quantities }: Model, outputs: readonly NodeId[]): (id: NodeId) => string | null {
  const all = [...quantities.values()]
  const ownerOf = (path: string): string => path.slice(0, Math.max(0, path.indexOf(".")))
  const owners = new Set(all.filter(({ node }) => outputs.includes(node)).map(({ path }) => ownerOf(path)))
  const names = new Map<NodeId, string>()
  for (const { node, path } of all) {
    const before = names.get(node)
    if (before === undefined || (owners.has(ownerOf(path)) && !owners.has(ownerOf(before)))) names.set(node, path)
  }
  return (id) => names.get(id) ?? null
}

function listed(program: Program, labels: Labels): Listing {
  return { ...sizeOf(program), lines: printed(program, labels) }
}

function sizeOf({ graph, outputs }: Program): Size {
  const { stages } = schedule(graph, outputs)
  const monthly = stages.reduce((sum, stage) => sum + stage.monthly.length + stage.states.length, 0)
  return { nodes: liveNodes(graph, outputs).length, monthly }
}
