/**
 * `gates` of a project: months, or ends of tasks, at which the founders look at what has come about and go on or stop. What stopping
 * gives is a quantity of the venture, `gates.<name>.gets`: the founders' share of the cash left then, or a formula of the file.
 */
import { error, nearest, type Report, type Span } from "../diagnostics/index.ts"
import { instance, type RoomQuantity } from "../engine/index.ts"
import {
  type Field,
  list,
  names,
  optional,
  type Placed,
  placed,
  quantity,
  type Reading,
  record,
  type Shape,
  slug,
  text,
} from "../shape/index.ts"

export type Gate = {
  /** As in paths, `after_pilot`; the number of the gate where it has no name. */
  readonly name: string
  /** As written; "" where it has no name. */
  readonly label: string
  readonly span: Span
  /** A path of the time at which it is held, drawn with all else; or months counted from 0. */
  readonly when:
    | { readonly kind: "time"; readonly path: string }
    | { readonly kind: "months"; readonly months: readonly number[] }
  /** Names as written, looked up in the project; empty where the file names none. */
  readonly sees: readonly Placed[]
  /** What is done instead of going on: null to stop, else as written: the name of another project. */
  readonly otherwise: Placed | null
  /** Path of what stopping gives; there is none where it was reported. */
  readonly gets: string
}

const stopWord = "stop"

/** What founders see of a venture that runs, wherever it has that, unless the gate names something else. */
export const usuallySeen: readonly string[] = ["cash", "business.customers", "business.revenue", "business.costs"]

/** As it stands in the file. */
export type GateEntry = {
  /** `gates.after_pilot` */
  readonly root: string
  readonly span: Span
  readonly name: string | null
  readonly at: Field | null
  readonly after: Placed | null
  readonly from: Field | null
  readonly to: Field | null
  readonly every: Field | null
  readonly sees: readonly Placed[]
  readonly else: Placed | null
  readonly gets: Field | null
  readonly stopping: { readonly cost: Field | null; readonly salvage: Field | null } | null
}

const written = record({
  name: optional(text()),
  at: optional(quantity("month", { least: 0 })),
  after: optional(placed()),
  from: optional(quantity("month", { least: 0 })),
  to: optional(quantity("month", { least: 0 })),
  every: optional(quantity("month", { least: 0 })),
  sees: names(),
  else: optional(placed()),
  gets: optional(quantity(null)),
  stopping: optional(record({ cost: optional(quantity("¤", { least: 0 })), salvage: optional(quantity("¤", { least: 0 })) })),
})

const nowhere: Span = { file: "", start: 0, end: 0 }
const entry: Shape<GateEntry> = {
  describe: written.describe,
  fallback: (at) => ({ ...written.fallback(at), root: at.name, span: nowhere }),
  read: (tree, at) => {
    const read = { ...written.read(tree, at), root: at.name, span: tree.span }
    if (tree.kind === "map") checkEntry(read, at)
    return read
  },
}

export const gatesShape: Shape<readonly GateEntry[]> = list<GateEntry>(entry, ["name"])

/** One time, and one way to say what stopping gives. */
function checkEntry({ at, after, from, to, every, gets, stopping, span }: GateEntry, { report }: Reading): void {
  const isSpread = [from, to, every].some((field) => field !== null)
  const ways = [at !== null, after !== null, isSpread].filter(Boolean).length
  if (ways !== 1 || (isSpread && (from === null || to === null))) report(error("gate-time", span, {}))
  else if (isSpread && monthsOf({ from, to, every }) === null) report(error("gate-months", span, { most: mostMonths }))
  if (gets !== null && stopping !== null) report(error("gate-gets-twice", span, {}))
}

/** Of one gate: more would take long and tell no more. */
const mostMonths = 24
const everyMonth = 1

/** `from`, `from + every` … `to`; null where they are no fixed whole months or no row of them. */
function monthsOf({ from, to, every }: Pick<GateEntry, "from" | "to" | "every">): readonly number[] | null {
  const [first, last, step] = [monthIn(from), monthIn(to), every === null ? everyMonth : monthIn(every)]
  if (first === null || last === null || step === null || step < 1 || last < first) return null
  const count = Math.floor((last - first) / step) + 1
  return count > mostMonths ? null : Array.from({ length: count }, (_, k) => first + k * step)
}

function monthIn(field: Field | null): number | null {
  if (field?.value?.kind !== "constant") return null
  const months = field.value.magnitude * field.value.unit.factor
  return Number.isInteger(months) ? months : null
}

export function gatesOf(entries: readonly GateEntry[], project: string): Gate[] {
  return entries.map((one) => {
    const months = monthsOf(one)
    const path = `${project}.${one.root}`
    return {
      name: one.root.slice("gates.".length),
      label: one.name ?? "",
      span: one.span,
      when: months === null ? { kind: "time", path: `${path}.at` } : { kind: "months", months },
      sees: one.sees,
      otherwise: otherwiseOf(one),
      gets: `${path}.gets`,
    }
  })
}

export type GatesGiven = {
  readonly report: Report
  /** Formulas of the ends of tasks by their names; null in a project of formulas alone, where cash has no meaning of its own. */
  readonly taskEnds: ReadonlyMap<string, string> | null
}

/** Units: at [month], gets [¤]. Shape: at scalar, gets monthly. Errors: unknown-task. */
export function gateRows(entries: readonly GateEntry[], { report, taskEnds }: GatesGiven): RoomQuantity[] {
  return entries.flatMap((one) => {
    const { root, after, gets, stopping } = one
    const end = after === null ? null : endOf(after, taskEnds ?? new Map(), report)
    const isLeftOpen = gets !== null || taskEnds === null || otherwiseOf(one) !== null
    return instance(root, pattern, {
      ...(end === null ? {} : { at: ["month", `= ${end}`] }),
      ...(isLeftOpen ? {} : { gets: ["¤", stoppedText(root, stopping)] }),
    })
  })
}

const pattern = "gates.*"

function otherwiseOf({ else: otherwise }: GateEntry): Placed | null {
  return otherwise === null || slug(otherwise.text) === stopWord ? null : otherwise
}

function endOf({ text: task, span }: Placed, taskEnds: ReadonlyMap<string, string>, report: Report): string | null {
  const found = taskEnds.get(slug(task))
  if (found !== undefined) return found
  const known = [...taskEnds.keys()]
  const close = nearest(task, known)
  report(error("unknown-task", span, { name: task, nearest: close, known }, close[0]))
  return null
}

/** As `business.stopped`, with what it costs to wind the venture up and what its things fetch. */
function stoppedText(root: string, stopping: GateEntry["stopping"]): string {
  if (stopping === null) return "= business.stopped"
  const cost = stopping.cost === null ? "" : ` - ${root}.stopping.cost`
  const salvage = stopping.salvage === null ? "" : ` + ${root}.stopping.salvage`
  return `= if(ruin, 0 ¤, max(0 ¤, cash - funding.debt${cost}${salvage})) * ownership * business.stopped_discount`
}
