// Recommendation on made ratings: tastes of three factors with noise of 0.3, below which no model can come.
import { expect, test } from "vitest"
import { solveDefinite } from "../algebra/solve-definite.ts"
import { randomOf } from "../engine/random.ts"
import { popularityBaseline } from "../experiment/baselines.ts"
import { recallAt } from "../experiment/ranking.ts"
import { rmse } from "../experiment/regression.ts"
import { randomSplit } from "../experiment/split.ts"
import { learnFactors, predictByFactors } from "./factorisation.ts"
import { learnImplicit, recommended } from "./implicit.ts"
import { learnNeighbours, predictByNeighbours } from "./neighbours.ts"
import { biasOf, groupedByUser, type Ratings, ratingBias } from "./ratings.ts"

const [userCount, itemCount] = [300, 120]

function made(seed: number, share: number): Ratings {
  const random = randomOf(seed)
  const draw = (count: number): Float64Array => Float64Array.from({ length: count * 3 }, () => random.normal())
  const [tastes, traits, level] = [draw(userCount), draw(itemCount), draw(itemCount)]
  const rows: [number, number, number][] = []
  for (let user = 0; user < userCount; user++) {
    for (let item = 0; item < itemCount; item++) {
      if (random.uniform() >= share) continue
      const taste = [0, 1, 2].reduce((sum, f) => sum + tastes[3 * user + f]! * traits[3 * item + f]!, 0)
      rows.push([user, item, 3.5 + 0.4 * level[item]! + 0.5 * taste + 0.3 * random.normal()])
    }
  }
  return chosen(
    {
      userCount,
      itemCount,
      users: Int32Array.from(rows, (r) => r[0]),
      items: Int32Array.from(rows, (r) => r[1]),
      values: Float64Array.from(rows, (r) => r[2]),
    },
    rows.map((_, k) => k),
  )
}

function chosen({ users, items, values, ...counts }: Ratings, rows: ArrayLike<number>): Ratings {
  const of = Array.from(rows)
  return {
    ...counts,
    users: Int32Array.from(of, (k) => users[k]!),
    items: Int32Array.from(of, (k) => items[k]!),
    values: Float64Array.from(of, (k) => values[k]!),
  }
}

function offBy(asked: Ratings, predict: (user: number, item: number) => number): number {
  return rmse(
    asked.values,
    asked.values.map((_, k) => predict(asked.users[k]!, asked.items[k]!)),
  ).value
}

test("equations by hand: 2x + y = 4, x + 3y = 7", () => {
  const right = Float64Array.of(4, 7)
  solveDefinite(Float64Array.of(2, 1, 1, 3), right)
  expect([...right].map((each) => Number(each.toFixed(12)))).toEqual([1, 2])
})

test("likeness by hand: residues of two items in step, of two common users, shrunk by 2 / (2 + 2)", () => {
  const ratings = {
    userCount: 2,
    itemCount: 3,
    users: Int32Array.of(0, 0, 0, 1, 1, 1),
    items: Int32Array.of(0, 1, 2, 0, 1, 2),
    values: Float64Array.of(5, 5, 1, 1, 1, 5),
  }
  const { likeness } = learnNeighbours(ratings, { neighbours: 2, shrinkage: 2 })
  expect(likeness[1]).toBeGreaterThan(0.4)
  expect(likeness[1]).toBeLessThanOrEqual(0.5)
  expect(likeness[2]).toBeLessThan(-0.4)
  expect(likeness[0]).toBe(0)
})

test("factors come near the noise of 0.3, neighbours nearer than the biases, on ratings not learnt from", () => {
  const ratings = made(11, 0.4)
  const split = randomSplit(ratings.values.length, { validation: 0, test: 0.1 }, 1)
  const [learnt, asked] = [chosen(ratings, split.train), chosen(ratings, split.test)]
  const bias = ratingBias(learnt)
  const plain = offBy(asked, (user, item) => biasOf(bias, user, item))
  const neighbours = learnNeighbours(learnt)
  const near = offBy(asked, (user, item) => predictByNeighbours(neighbours, user, item))
  const factors = learnFactors(learnt, { factors: 3, lambda: 0.02, turns: 15, seed: 1 })
  const few = offBy(asked, (user, item) => predictByFactors(factors, user, item))
  expect(plain).toBeGreaterThan(0.8)
  expect(near).toBeLessThan(0.75 * plain)
  expect(few).toBeLessThan(0.34)
  expect(few).toBeGreaterThan(0.28)
  expect(learnFactors(learnt, { factors: 3, lambda: 0.02, turns: 15, seed: 1 })).toEqual(factors)
})

test("who rated nothing gets the biases", () => {
  const ratings = { ...made(12, 0.1), userCount: userCount + 1 }
  const [near, factors] = [learnNeighbours(ratings), learnFactors(ratings)]
  expect(predictByNeighbours(near, userCount, 3)).toBeCloseTo(biasOf(near.bias, userCount, 3), 12)
  expect(predictByFactors(factors, userCount, 3)).toBeCloseTo(biasOf(factors.bias, userCount, 3), 12)
})

test("what people did: two circles of taste; the rest of one's own circle is found where popularity cannot", () => {
  const random = randomOf(13)
  const pairs: [number, number][] = []
  const wanted = Array.from({ length: 120 }, (_, user) => {
    const own = Array.from({ length: 20 }, (__, k) => 2 * k + (user % 2)).filter(() => random.uniform() < 0.6)
    pairs.push(...own.slice(2).map((item): [number, number] => [user, item]))
    return own.slice(0, 2)
  })
  const done = {
    userCount: 120,
    itemCount: 40,
    users: Int32Array.from(pairs, ([u]) => u),
    items: Int32Array.from(pairs, ([, i]) => i),
    values: new Float64Array(pairs.length).fill(1),
  }
  const model = learnImplicit(done, { factors: 4, lambda: 0.1, turns: 8, seed: 1, alpha: 10 })
  const byUser = groupedByUser(done)
  const own = recallAt(
    wanted.map((_, user) => recommended(model, byUser, user, 10)),
    wanted,
    10,
  ).value
  const popular = popularityBaseline(done.items, 40)
  const plain = recallAt(
    wanted.map((_, user) =>
      [...popular].filter((item) => !done.items.some((each, k) => each === item && done.users[k] === user)),
    ),
    wanted,
    10,
  ).value
  expect(own).toBeGreaterThan(plain + 0.2)
  for (const [user, list] of wanted.entries()) {
    if (list.length === 2) expect(recommended(model, byUser, user, 2).every((item) => item % 2 === user % 2)).toBe(true)
  }
})
