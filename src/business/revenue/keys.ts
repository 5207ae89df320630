/** Which keys a line of each kind may hold, and the ways in which its price can be told. */
import { error } from "../../diagnostics/index.ts"
import type { Reading, Tree } from "../../shape/index.ts"
import { placeOf } from "../../shape/index.ts"
import type { RevenueKind } from "./revenue-kind.ts"

const common: readonly string[] = [...["name", "kind", "share", "terms", "refunds", "bad_debt", "from", "until", "after"]]
const priced: readonly string[] = ["price", "per", "discount"]

/** Of each kind besides the common keys. */
const ofKind: Readonly<Record<RevenueKind, readonly string[]>> = {
  subscription: [...[...priced, "tiers", "billing", "annual_share", "annual_discount", "refund_unused", "trial", "freemium"]],
  usage: [...priced, "free", "minimum", "steps", "spread"],
  licence: [...priced, "maintenance", "billing", "renewal", "refund_unused"],
  sale: priced,
  service: [...priced, "people", "utilisation", "days", "work", "milestones"],
  advertising: [...priced, "sessions", "impressions", "fill", "cpm", "network"],
  marketplace: ["orders", "value", "take"],
  performance: ["baseline", "achieved", "fee", "risk", "proves"],
}

/** Keys that tell together what is paid; a line takes one of the ways. */
const ways: Readonly<Record<RevenueKind, readonly (readonly [string, ...string[]])[]>> = {
  subscription: [["price"], ["tiers"]],
  usage: [["price"], ["steps"]],
  licence: [["price"]],
  sale: [["price"]],
  service: [["price"]],
  advertising: [["price"], ["cpm", "sessions", "impressions"]],
  marketplace: [["orders", "value", "take"]],
  performance: [["baseline", "achieved", "fee"]],
}

/** Keys that mean nothing without another one. */
const needs: Readonly<Record<string, readonly string[]>> = {
  annual_discount: ["billing", "annual_share"],
  refund_unused: ["billing", "annual_share"],
  renewal: ["maintenance"],
  work: ["people"],
  people: ["work"],
  utilisation: ["people"],
  days: ["people"],
  milestones: ["work"],
  spread: ["free", "minimum", "steps"],
}

/** Errors: key-unfit, missing-key, keys-exclude, key-alone. */
export function checkKeys(tree: Tree, kind: RevenueKind, at: Reading): void {
  if (tree.kind !== "map") return
  const written = new Map(tree.entries.filter(({ value }) => value.kind !== "empty").map((entry) => [entry.key, entry]))
  for (const { key, value } of written.values()) {
    if (!fits(key, kind) && allKeys.has(key)) at.report(error("key-unfit", value.span, { key, kind }))
  }
  checkWays(written, kind, tree, at)
  for (const [key, others] of Object.entries(needs)) {
    const entry = written.get(key)
    if (entry !== undefined && fits(key, kind) && !others.some((other) => written.has(other)))
      at.report(error("key-alone", entry.keySpan, { key, needs: others }))
  }
}

export function fits(key: string, kind: RevenueKind): boolean {
  return common.includes(key) || ofKind[kind].includes(key)
}

type Entries = ReadonlyMap<string, Extract<Tree, { kind: "map" }>["entries"][number]>

function checkWays(written: Entries, kind: RevenueKind, tree: Tree, at: Reading): void {
  const taken = ways[kind].filter((way) => way.some((key) => written.has(key)))
  const [way, other] = taken
  if (way !== undefined && other !== undefined) {
    const second = other.find((key) => written.has(key)) ?? ""
    at.report(error("keys-exclude", written.get(second)?.keySpan ?? tree.span, { key: second, other: way[0] }))
    return
  }
  for (const key of (way ?? ways[kind][0] ?? []).filter((each) => !written.has(each)))
    at.report(error("missing-key", tree.span, { key, section: placeOf(at) }))
}

const allKeys: ReadonlySet<string> = new Set([...common, ...Object.values(ofKind).flat()])
