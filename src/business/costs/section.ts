/** The `costs` section of a file: which keys a line may have, and what they mean together. */
import { type CostClass, classOfLine, costClasses, defaultOf } from "../../data/index.ts"
import { error } from "../../diagnostics/index.ts"
import {
  type Field,
  list,
  names,
  optional,
  placed,
  quantity,
  type Read,
  type Reading,
  record,
  type Shape,
  text,
  word,
} from "../../shape/index.ts"
import { type Form, formWritten, type PlacedWord, placedWord, settled, type WithUnit } from "../written-unit.ts"
import { isWholeLine } from "./check-keys.ts"
import { filingNames } from "./filing-names.ts"
import { byMonth, type CostForm, type CostPer, isSold, usualForms } from "./form.ts"
import { kinds } from "./kinds/all.ts"
import { sentForms, storedForms } from "./kinds/cloud.ts"
import { takesForms } from "./kinds/review.ts"
import { type CostKind, type CostLine, costKinds } from "./line.ts"

const share = (): Shape<Field | null> => optional(quantity("", { least: 0 }))
const part = (): Shape<Field | null> => optional(quantity("", { least: 0, most: 1 }))
const any = (): Shape<Field | null> => optional(quantity(null, { least: 0 }))
const month = (): Shape<Field | null> => optional(quantity("month", { least: 0 }))

const funnel = record({
  cost_per_lead: quantity("¤", { least: 0, otherwise: defaultOf("lead.price") }),
  steps: list(record({ name: optional(text()), share: quantity("", { least: 0, most: 1 }) }), ["name"]),
})

const written = record({
  name: optional(placed()),
  kind: optional(kindWord()),
  amount: any(),
  per: optional(placedWord(["month", "customer", "seat", "request", "token", "new customer", "new seat", "person", "once"])),
  share_of_revenue: share(),
  after: optional(placed()),
  from: month(),
  until: month(),
  class: optional(word(costClasses)),
  for: names(),
  data: optional(placed()),
  records: any(),
  annotators: share(),
  review: share(),
  budget: optional(quantity("¤/month", { least: 0 })),
  brings: part(),
  funnel: optional(funnel),
  share_of_contract: share(),
  filing: optional(placedWord(filingNames)),
  stored: any(),
  sent: any(),
  share: part(),
  takes: any(),
  pay: optional(quantity("¤/person/month", { least: 0 })),
})

/** A kind that nobody knows is told once: what it would need is not asked for. */
function kindWord(): Shape<PlacedWord<CostKind> & { readonly isRead: boolean }> {
  const shape = placedWord(costKinds)
  return {
    describe: shape.describe,
    fallback: (at) => ({ ...shape.fallback(at), isRead: false }),
    read: (tree, at) => {
      let isRead = true
      const report: Reading["report"] = (diagnostic) => {
        isRead = false
        at.report(diagnostic)
      }
      return { ...shape.read(tree, { ...at, report }), isRead }
    },
  }
}

type Written = Read<typeof written>

const recordForms: readonly Form[] = [{ unit: "sample" }, { unit: "sample/month" }]

/** A line may go by its kind alone. */
export const costsShape: Shape<readonly CostLine[]> = list(settled(named(written), settledLine), ["name", "kind"])

function settledLine(line: Written, withUnit: WithUnit, at: Reading): CostLine {
  const { per, kind } = line
  const name = at.name.split(".").at(-1) ?? ""
  const label = line.name?.text ?? name
  const form = formOf(line.amount, per, kind)
  const inForm = (field: Field | null, forms: readonly Form[]): Field | null =>
    field === null ? null : withUnit(field, (formWritten(field.value, forms) ?? forms[0] ?? { unit: "" }).unit)
  if (kind === null && line.amount === null && line.share_of_revenue === null)
    at.report(error("cost-empty", line.name?.span ?? null, { name: label }))
  const made = {
    ...line,
    kind: kind?.isRead === false ? null : kind,
    name,
    form,
    class: line.class ?? classOf(label, line, form),
    amount: line.amount === null ? null : withUnit(line.amount, form.unit),
    records: inForm(line.records, recordForms),
    stored: inForm(line.stored, storedForms),
    sent: inForm(line.sent, sentForms),
    takes: inForm(line.takes, takesForms),
  }
  checkSold(made, label, at.report)
  const isWhole = kind?.isRead === false ? false : isWholeLine(made, label, per, at.report)
  return { ...made, isWhole }
}

/**
 * What is spent for a line of revenue, or grows with what is sold, is a cost of what is sold; of the latter not what wins
 * customers by its name: a referral, a commission.
 */
function classOf(name: string, { kind, amount, for: lines }: Written, form: CostForm): CostClass {
  if (kind !== null) return kinds[kind.word].class
  if (lines.length > 0) return "cogs"
  const found = classOfLine(name)
  if (amount === null || isSold(form)) return found === "selling" ? found : "cogs"
  return found ?? "overhead"
}

/** Only a cost of what is sold is borne by what is sold. Errors: for-not-sold. */
function checkSold(line: Pick<CostLine, "class" | "for">, name: string, report: Reading["report"]): void {
  const [first] = line.for
  if (first !== undefined && line.class !== "cogs") report(error("for-not-sold", first.span, { name, class: line.class }))
}

function formOf(amount: Field | null, per: PlacedWord<CostPer> | null, kind: PlacedWord<CostKind> | null): CostForm {
  const all = kind === null ? usualForms : kinds[kind.word].forms
  const fitting = per === null || kind !== null ? all : all.filter((form) => form.per.includes(per.word))
  return formWritten(amount?.value ?? null, fitting) ?? fitting[0] ?? all[0] ?? byMonth
}

/** A line needs a name or a kind, by which it is found. */
function named(shape: Shape<Written>): Shape<Written> {
  return {
    ...shape,
    read: (tree, at) => {
      const has = (key: string): boolean =>
        tree.kind === "map" && tree.entries.some((entry) => entry.key === key && entry.value.kind !== "empty")
      if (tree.kind === "map" && !has("name") && !has("kind"))
        at.report(error("missing-key", tree.span, { key: "name", section: `${at.name}` }))
      return shape.read(tree, at)
    },
  }
}
