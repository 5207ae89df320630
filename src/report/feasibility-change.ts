/** One change that lifts a limit, as a clause: what it is, what one types, and what then holds. */
import type { ChangeKind, FeasibilityChange, LimitKind } from "../decide/index.ts"
import { openPath, type Pen } from "./document/pen.ts"
import type { Writer } from "./writer.ts"

/** What opens the probability of a limit. */
const limitPaths: Readonly<Record<LimitKind, readonly string[]>> = {
  memory: ["feasibility.parameters.ratio"],
  date: ["launch"],
  data: ["feasibility.data.ratio"],
  cash: ["ruin", "cash"],
  licence: [],
}

export function limitOpens(name: string, limit: LimitKind, pen: Pen): string {
  return openPath(pen, ...limitPaths[limit].map((path) => `${name}.${path}`))
}

/** `at` is the place of the change in the answer, `limit` what it lifts. */
export function changeText(change: FeasibilityChange, at: string, name: string, limit: LimitKind, writer: Writer): string {
  const { pen, write, quote } = writer
  const said = pen.words.feasibility
  const { set, path, to, leaves } = change
  const typed = set === null ? said.write(quote(path), quote(to)) : said.type(quote(`--set ${quoted(set)}`))
  const what = whatText(change, at, writer)
  const holds = said.holds(write(pen.share(`${at}/probability`, limitOpens(name, limit, pen))))
  const left = leaves.length === 0 ? "" : said.leaves(leaves.map((one) => said.limits[one]))
  const gap = pen.words.language === "zh" ? "" : " "
  return `${writer.hasCommands ? `${what}${gap}${typed}` : what}${pen.words.signs.clause}${holds}${left}`
}

function whatText({ kind, path, from, to, more }: FeasibilityChange, at: string, writer: Writer): string {
  const { pen, write, quote } = writer
  const said = pen.words.feasibility
  const [old, next] = [quote(from ?? ""), quote(to)]
  const other = sayings[kind]
  if (other !== undefined) return said[other](old, next)
  if (kind === "licence") return said.licence(writer.hasCommands ? quote(path) : writer.name(path))
  const amount = more === null ? "" : write(pen.amount(`${at}/more/value`, more.unit, openPath(pen, path)))
  return said.amount(writer.name(path), old, next, amount)
}

type Saying = "batch" | "method" | "precision" | "device" | "model" | "horizon" | "deadline"

/** Kinds that are no amounts. */
const sayings: Readonly<Partial<Record<ChangeKind, Saying>>> = {
  batch: "batch",
  method: "method",
  precision: "precision",
  device: "device",
  model: "model",
  horizon: "horizon",
  deadline: "deadline",
}

/** A value with a space is one word of a command. */
function quoted(text: string): string {
  return /\s/u.test(text) ? `"${text}"` : text
}
