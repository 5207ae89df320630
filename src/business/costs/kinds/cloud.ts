/** Bytes that are kept, and bytes that leave the cloud. */
import { defaultRow } from "../../../data/index.ts"
import type { Field } from "../../../shape/index.ts"
import { answered } from "../../revenue/answered.ts"
import type { Form } from "../../written-unit.ts"
import type { CostForm } from "../form.ts"
import { type Kind, never } from "./kind.ts"

const byByteMonth: CostForm = { unit: "¤/byte/month", per: ["month"], counted: "" }
const byByte: CostForm = { unit: "¤/byte", per: ["month"], counted: "" }

/** What may be kept, and what may be sent: in all, or by whom. */
type ByteForm = Form & { readonly counted: string }
export const storedForms: readonly ByteForm[] = [
  { unit: "byte", counted: "" },
  { unit: "byte/customer", counted: " * business.customers" },
  { unit: "byte/seat", counted: " * business.seats" },
]
const sentByRequest: ByteForm = { unit: "byte/request", counted: "" }
export const sentForms: readonly ByteForm[] = [
  sentByRequest,
  { unit: "byte/customer/month", counted: " * business.customers" },
  { unit: "byte/seat/month", counted: " * business.seats" },
  { unit: "byte/month", counted: "" },
]

export const storage: Kind = {
  class: "cogs",
  uses: ["amount", "stored"],
  forms: [byByteMonth],
  needs: ["stored"],
  isOnce: never,
  make: ({ amount, stored }, { field, own }) => ({
    defaults: amount === null ? { amount: defaultRow("¤/byte/month", "cloud.storage") } : {},
    steps: { kept: ["byte", `= ${field}.stored${countOf(stored, storedForms)}`] },
    sum: `${own}.kept * ${field}.amount`,
  }),
}

export const egress: Kind = {
  class: "cogs",
  uses: ["amount", "sent"],
  forms: [byByte],
  needs: ["sent"],
  isOnce: never,
  make: ({ amount, sent }, { field, own }, given) => {
    const times = sent?.unit === sentByRequest.unit ? ` * ${answered("requests", given)}` : countOf(sent, sentForms)
    return {
      defaults: amount === null ? { amount: defaultRow("¤/byte", "cloud.egress") } : {},
      steps: { leaving: ["byte/month", `= ${field}.sent${times}`] },
      sum: `${own}.leaving * ${field}.amount`,
    }
  },
}

function countOf(field: Field | null, forms: readonly ByteForm[]): string {
  return forms.find(({ unit }) => unit === field?.unit)?.counted ?? ""
}
