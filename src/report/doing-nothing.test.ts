// A project beside the cash that one could keep.
import { describe, expect, test } from "vitest"
import { handMadePlan } from "../../tests/support/hand-made-plan.ts"
import type { ProjectAnswer } from "../decide/index.ts"
import { isAsMuchAsKept, standingOf } from "./doing-nothing.ts"

const [sample] = Object.values(handMadePlan.projects)
if (sample === undefined) throw new Error("no project")
const worth = (mean: number, kept: number, valueError: number | null): ProjectAnswer => ({
  ...sample,
  ...{ kept, valueError, value: { ...sample.value, mean } },
})

describe("is about as much as the cash kept", () => {
  test.each([
    ["within the error of its mean", worth(99, 100, 5), true],
    ["beyond it", worth(90, 100, 5), false],
    ["where more", worth(101, 100, 5), false],
    ["where nothing is uncertain", worth(99, 100, null), false],
  ])("%s", (_, project, expected) => {
    expect(isAsMuchAsKept(project)).toBe(expected)
  })

  test("and is not chosen for it: the cash bears no risk", () => {
    expect(standingOf(worth(99, 100, 5))).toBe("loses")
  })
})
