import { expect, test } from "vitest"
import { smallVenture } from "../../../tests/support/small-venture.ts"
import { planVenture } from "../plan/plan-venture.ts"
import { samplerOf } from "../run/run-venture.ts"
import { mediansOf } from "./medians-of.ts"

test("medians of a month are of the ventures that live then", () => {
  const venture = smallVenture({
    months: 10,
    resources: { cash: "50 USD" },
    projects: {
      a: {
        burn: "uniform(0, 10) USD/month",
        cash: { start: "= resources.cash", next: "= previous - burn * 1 month" },
        value: "= last(cash)",
        busy: "= burn * (t / 1 month + 1)",
      },
    },
  })
  const [project] = venture.projects
  const { answer } = planVenture(venture, { samples: 1024 })
  if (project === undefined || answer === null) throw new Error("no answer")
  const medians = mediansOf(venture, project, answer, samplerOf(venture, { samples: 1024 }))
  expect(medians.own("burn", 0)).toBeCloseTo(5, 1)
  // Whoever burns more than 5 USD a month has no cash left after ten.
  expect(medians.own("burn", 9)).toBeCloseTo(2.5, 1)
  expect(medians.shared("resources.cash", 9)).toBe(50)
})
