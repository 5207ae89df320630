/** Labels that people give to records: each record by several annotators, a share of them looked at once more. */
import { defaultRow } from "../../../data/index.ts"
import type { CostForm } from "../form.ts"
import type { Kind } from "./kind.ts"

/** What one annotator gets for one record. */
const byLabel: CostForm = { unit: "¤/sample", per: ["data set"], counted: "" }

export const labelling: Kind = {
  class: "research",
  uses: ["amount", "records", "annotators", "review"],
  forms: [byLabel],
  needs: ["records"],
  isOnce: ({ records }) => records?.unit === "sample",
  make: ({ amount, annotators, review, records }, { field, own }) => ({
    defaults: {
      ...(amount === null ? { amount: defaultRow("¤/sample", "label.price") } : {}),
      ...(annotators === null ? { annotators: defaultRow("", "label.annotators") } : {}),
      ...(review === null ? { review: defaultRow("", "label.review") } : {}),
    },
    steps: { per_record: ["¤/sample", `= ${field}.amount * (${field}.annotators + ${field}.review)`] },
    sum: `${field}.records * ${own}.per_record${records?.unit === "sample" ? " / 1 month" : ""}`,
  }),
}
