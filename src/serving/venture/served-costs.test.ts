// One price an hour over more or fewer requests, and set-ups that do with less.
import { describe, expect, test } from "vitest"
import type { ServedAlternative, ServedMakeOrBuy } from "../answer/serving-answer.ts"
import type { Carried } from "../search/most-carried.ts"
import { cheaperThan, evenBreakEven, loadShares, servedCosts } from "./served-costs.ts"
import type { ServedFigures } from "./served-request.ts"

// What is not asked of a figure here is left out.
const carried = { requestsPerSecond: 10 } as Carried
const figures = { busiest: 4, mean: 1, ready: 1.25, portion: 1 } as ServedFigures
const buyAt = (buyPerRequest: number): ServedMakeOrBuy => ({ buyPerRequest }) as ServedMakeOrBuy

describe("a thousand requests at 3.6 USD an hour", () => {
  const costs = servedCosts(3.6, carried, figures)

  test("cost the same money over the requests of an hour", () => {
    expect(costs.full).toEqual({ requestsPerSecond: 10, perThousand: expect.closeTo(0.1, 12) })
    // Four times as many in the busiest hour, and a quarter more kept ready: a fifth of what is carried in the mean.
    expect(costs.planned).toEqual({ requestsPerSecond: 2, perThousand: expect.closeTo(0.5, 12) })
    expect(costs.busiest).toEqual({ requestsPerSecond: 4, perThousand: expect.closeTo(0.25, 12) })
    expect(costs.mean).toEqual({ requestsPerSecond: 1, perThousand: expect.closeTo(1, 12) })
  })

  test("samples are counted, not requests of several", () => {
    expect(servedCosts(3.6, carried, { ...figures, portion: 2 }).mean?.requestsPerSecond).toBe(2)
  })

  test("the busiest hour takes a part of what is carried, with the reserve more", () => {
    expect(loadShares(costs, figures.ready)).toEqual({ busiest: expect.closeTo(0.4, 12), ready: expect.closeTo(0.5, 12) })
    expect(loadShares(servedCosts(3.6, null, figures), figures.ready)).toBeNull()
  })

  test("where the targets cannot be kept nothing is said of a full server", () => {
    expect(servedCosts(3.6, null, figures)).toMatchObject({ full: null, planned: null, mean: { requestsPerSecond: 1 } })
  })

  test.each<[string, number, number | null]>([
    ["pays from where a request costs what it costs elsewhere", 0.0002, 5],
    ["pays at no load that is carried within the targets", 0.00009, null],
  ])("made evenly it %s", (_, buy, rate) => {
    expect(evenBreakEven(3.6, costs, buyAt(buy))).toEqual(rate === null ? null : expect.closeTo(rate, 9))
  })
})

describe("a cheaper set-up", () => {
  const setup = (perHour: number): ServedAlternative => ({ perHour }) as ServedAlternative
  const front = [setup(8), setup(6)]

  test("of those that carry the busiest hour alone, the cheapest, without the reserve", () => {
    expect(cheaperThan(setup(10), null, front)).toEqual({
      ...{ setup: setup(6), hasReserve: false },
      ...{ saving: expect.closeTo(4 * 730.5, 9), share: expect.closeTo(0.4, 12) },
    })
  })

  test("none where nothing costs less, rounding apart", () => {
    expect(cheaperThan(setup(6), null, [...front, setup(6 - 1e-12)])).toBeNull()
  })
})
