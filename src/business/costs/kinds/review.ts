/** People who look at answers before or after they go out: a share of them, some minutes each. */
import { burdenOf, defaultOf, defaultRow, isUnknown, payOf, sourceOf } from "../../../data/index.ts"
import type { Row } from "../../../engine/index.ts"
import type { BusinessGiven } from "../../given.ts"
import { answered } from "../../revenue/answered.ts"
import type { Form } from "../../written-unit.ts"
import { type Kind, never } from "./kind.ts"

/** A time, or the same by request. */
export const takesForms: readonly Form[] = [{ unit: "month/request" }, { unit: "month" }]
/** Of an unnamed role, as the catalogue pays it. */
const usualRole = "annotator"
/** As venture files without a country: prices and pay of the United States. */
const usualCountry = "US"

export const review: Kind = {
  class: "cogs",
  uses: ["share", "takes", "pay"],
  forms: [],
  needs: ["share"],
  isOnce: never,
  make: ({ takes, pay }, { field, own }, given) => {
    const each = takes?.unit === "month" ? `${field}.takes / 1 request` : `${field}.takes`
    return {
      defaults: {
        ...(takes === null ? { takes: ["month/request", defaultOf("review.time").text, defaultOf("review.time").source] } : {}),
        ...(pay === null ? { pay: payRow(given) } : {}),
        working_share: defaultRow("", "work.share"),
        ...(given.burden === null ? { burden: burdenRow(given) } : {}),
      },
      steps: {
        reviewed: ["request/month", `= ${answered("requests", given)} * ${field}.share`],
        // A month of work has fewer hours than a month.
        people: ["person", `= 1 person * ${own}.reviewed * ${each} / ${field}.working_share`],
      },
      sum: `${own}.people * ${field}.pay * (1 + ${given.burden ?? `${field}.burden`})`,
    }
  },
}

function payRow({ country }: BusinessGiven): Row {
  const found = payOf(usualRole, country ?? usualCountry)
  if (isUnknown(found)) throw new Error(`internal: no pay of ${usualRole}`)
  return ["¤/person/month", found.value, sourceOf(found)]
}

function burdenRow({ country }: BusinessGiven): Row {
  const found = burdenOf(country ?? usualCountry)
  return ["", found.value, sourceOf(found)]
}
