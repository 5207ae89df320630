/** What everybody at work needs: software and a place in an office, by person and month. */
import { type BenchmarkId, defaultRow } from "../../../data/index.ts"
import { byMonth, byPerson } from "../form.ts"
import { type Kind, never } from "./kind.ts"

function perPerson(id: BenchmarkId): Kind {
  return {
    class: "overhead",
    uses: ["amount"],
    forms: [byPerson, byMonth],
    needs: [],
    isOnce: never,
    make: ({ amount, form }, { field }) => ({
      defaults: amount === null ? { amount: defaultRow("¤/person/month", id) } : {},
      sum: `${field}.amount${form.counted}`,
    }),
  }
}

export const software: Kind = perPerson("software.person")
export const office: Kind = perPerson("office.person")
