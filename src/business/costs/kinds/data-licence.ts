/** A licence for a data set of the resources: by the token, by the sample, by the month, or at once. */
import { error, nearest } from "../../../diagnostics/index.ts"
import { slug } from "../../../shape/index.ts"
import type { BusinessGiven } from "../../given.ts"
import { byMonth, type CostForm, once } from "../form.ts"
import type { CostLine } from "../line.ts"
import type { Kind } from "./kind.ts"

const byToken: CostForm = { unit: "¤/token", per: ["data set"], counted: "token", isOnce: true }
const bySample: CostForm = { unit: "¤/sample", per: ["data set"], counted: "sample", isOnce: true }

export const dataLicence: Kind = {
  class: "research",
  uses: ["amount", "data"],
  forms: [byToken, bySample, byMonth, once],
  needs: ["amount"],
  isOnce: ({ form }) => form.isOnce === true,
  make: (line, { field }, given) => {
    const times = countText(line, given)
    return { sum: times === null ? "0 ¤/month" : `${field}.amount${times}` }
  },
}

/** Null where it cannot be counted, which was told. */
function countText(line: CostLine, given: BusinessGiven): string | null {
  const { form, data, amount, name } = line
  // The name of a data set beside a price by the month is looked up all the same: a misspelt one is a slip.
  const found = data === null ? null : lookUp(line, given)
  if (form !== byToken && form !== bySample) return form.counted
  if (data === null) given.report(error("cost-key-needed", amount?.span ?? null, { name, kind: "data", keys: ["data"] }))
  if (found === null) return null
  if (found.countedIn === form.counted) return ` * resources.data.${found.name}.size / 1 month`
  const expected = found.countedIn === "other" ? "¤" : `¤/${found.countedIn}`
  given.report(error("wrong-unit", amount?.span ?? null, { expected, got: form.unit, what: name }))
  return null
}

function lookUp({ data }: CostLine, { dataSets, report }: BusinessGiven): BusinessGiven["dataSets"][number] | null {
  if (data === null) return null
  const found = dataSets.find(({ name }) => name === slug(data.text))
  if (found !== undefined) return found
  const known = dataSets.map(({ name }) => name)
  const close = nearest(data.text, known)
  report(error("unknown-data", data.span, { name: data.text, nearest: close, known }, close[0]))
  return null
}
