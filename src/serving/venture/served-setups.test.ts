// Why a set-up that costs less is not the planned one.
import { expect, test } from "vitest"
import type { ServedAlternative } from "../answer/serving-answer.ts"
import { type SetupStanding, servedSetups } from "./served-setups.ts"

// What is not asked of a set-up here is left out.
function setup(replicas: number, tp: number, perHour = replicas * tp): ServedAlternative {
  const plan = { gpu: "H20", gpus: replicas * tp, replicas, tp, pp: 1, ep: 1, attentionDp: 1 }
  return { plan, perHour } as ServedAlternative
}

const planned = setup(5, 1)

test.each<[string, ServedAlternative, boolean, SetupStanding]>([
  ["carries the busiest hour alone", setup(1, 2), false, "no-reserve"],
  ["carries the reserve too, by replicas of another size", setup(1, 4), true, "other-size"],
  ["carries the reserve too, by fewer replicas", setup(4, 1), true, "fewer"],
  ["costs as much and carries no reserve", setup(1, 5), false, "no-reserve"],
  ["costs more, whatever it carries", setup(1, 8), true, "dearer"],
])("one that %s", (_, other, isReady, standing) => {
  const told = servedSetups(planned, [{ setup: other, isReady }])
  expect(told.find((one) => one.setup === other)?.standing).toBe(standing)
  expect(told.filter((one) => one.standing === "planned")).toEqual([{ setup: planned, standing: "planned" }])
})

test("the planned one stands in its place by cost, and not twice", () => {
  const told = servedSetups(planned, [
    { setup: setup(1, 8), isReady: true },
    { setup: setup(5, 1), isReady: true },
    { setup: setup(1, 2), isReady: false },
  ])
  expect(told.map((one) => one.standing)).toEqual(["no-reserve", "planned", "dearer"])
})
