/** The passes over a program before a back end sees it, in their order; each by itself keeps what the program means. */
import type { IsContinuous } from "./continuity.ts"
import { withGeometric } from "./geometric.ts"
import { identity } from "./identities.ts"
import { withReciprocals } from "./reciprocals.ts"
import { type Program, rewrite } from "./rewrite.ts"

export type Pass = { readonly name: string; readonly run: (program: Program, isContinuous: IsContinuous) => Program }

export const passes: readonly Pass[] = [
  { name: "identities", run: (program) => rewrite(program, identity) },
  { name: "geometric", run: withGeometric },
  { name: "reciprocals", run: withReciprocals },
]

export function simplify(program: Program, isContinuous: IsContinuous): Program {
  return passes.reduce((before, pass) => pass.run(before, isContinuous), program)
}
