/** Keys that mean nothing to the kind of a cost, and those that it lacks. */
import { error, type Report, type Span } from "../../diagnostics/index.ts"
import type { PlacedWord } from "../written-unit.ts"
import type { CostPer } from "./form.ts"
import { kinds } from "./kinds/all.ts"
import type { KindKey } from "./kinds/kind.ts"
import { type CostLine, costKinds } from "./line.ts"

const keys: readonly KindKey[] = [
  "amount",
  "share_of_revenue",
  "data",
  "records",
  "annotators",
  "review",
  "budget",
  "brings",
  "funnel",
  "share_of_contract",
  "filing",
  "stored",
  "sent",
  "share",
  "takes",
  "pay",
]
/** Of a line without a kind. */
const plain: readonly KindKey[] = ["amount", "share_of_revenue"]

type Read = Omit<CostLine, "isWhole">

/** Whether nothing that the line needs is missing. Errors: cost-key-unfit, cost-key-needed. */
export function isWholeLine(line: Read, label: string, per: PlacedWord<CostPer> | null, report: Report): boolean {
  const { kind } = line
  const uses = kind === null ? plain : kinds[kind.word].uses
  for (const key of keys) {
    if (line[key] === null || uses.includes(key)) continue
    const of = costKinds.filter((name) => kinds[name].uses.includes(key))
    report(error("cost-key-unfit", spanOf(line, key), { key, kind: kind?.word ?? "", of: [...of] }))
  }
  if (kind === null) return true
  // The unit of a kind's amount says all that there is to say.
  if (per !== null) report(error("cost-key-unfit", per.span, { key: "per", kind: kind.word, of: [] }))
  const { needs } = kinds[kind.word]
  const isWhole = needs.length === 0 || needs.some((key) => line[key] !== null)
  if (!isWhole) report(error("cost-key-needed", kind.span, { name: label, kind: kind.word, keys: [...needs] }))
  return isWhole
}

function spanOf(line: Read, key: KindKey): Span | null {
  const found = line[key]
  if (found === null) return null
  return "span" in found ? found.span : (found.cost_per_lead.span ?? found.steps[0]?.share.span ?? null)
}
