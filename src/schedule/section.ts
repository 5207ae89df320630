/** The `plan` section of a project: tasks and milestones, how long they take, what they wait for. */
import type { Span } from "../diagnostics/index.ts"
import {
  either,
  type Field,
  list,
  mapOf,
  optional,
  type Placed,
  placed,
  quantity,
  record,
  type Shape,
  word,
} from "../shape/index.ts"

export type Need = { readonly key: string; readonly keySpan: Span; readonly value: Field }

export type PlanEntry = {
  readonly task: Placed | null
  readonly milestone: Placed | null
  /** `training`: the planner's own estimate. */
  readonly takes: Field | "training" | null
  readonly after: readonly (Placed | null)[]
  /** No earlier than this month. */
  readonly from: Field | null
  /** People by role, GPUs by pool. */
  readonly needs: readonly Need[]
  /** Spent evenly while the task runs. */
  readonly cost: Field | null
  readonly span: Span | null
}

const estimated: readonly ["training"] = ["training"]

const entryShape = record({
  task: optional(placed()),
  milestone: optional(placed()),
  takes: optional(
    either<"training", Field>(
      (tree) => tree.kind === "scalar" && tree.text.trim() === estimated[0],
      word(estimated),
      quantity("month", { least: 0 }),
    ),
  ),
  after: optional(either((tree) => tree.kind === "list", list(placed()), placed())),
  from: optional(quantity("month", { least: 0 })),
  needs: mapOf(quantity(null, { least: 0 })),
  cost: optional(quantity("¤", { least: 0 })),
})

export const planShape: Shape<readonly PlanEntry[]> = list<PlanEntry>(
  {
    describe: entryShape.describe,
    fallback: (at) => entryOf(entryShape.fallback(at), null),
    read: (tree, at) => entryOf(entryShape.read(tree, at), tree.span),
  },
  ["task", "milestone"],
)

type Written = Omit<PlanEntry, "after" | "span"> & { readonly after: Placed | null | readonly (Placed | null)[] }

function entryOf(written: Written, span: Span | null): PlanEntry {
  const { after } = written
  return { ...written, after: after === null ? [] : "text" in after ? [after] : after, span }
}
