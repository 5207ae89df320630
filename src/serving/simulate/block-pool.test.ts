import { expect, test } from "vitest"
import { BlockPool } from "./block-pool.ts"

/** A pool of 10 blocks in which texts 0, 1, 2 of two blocks each have been computed and let go, in this order. */
function poolOfThree(): BlockPool {
  const pool = new BlockPool(10, 4, 2)
  for (const text of [0, 1, 2]) {
    pool.take(2)
    pool.share(text)
    pool.release(text)
  }
  return pool
}
const inside = (pool: BlockPool): boolean[] => [0, 1, 2, 3].map((text) => pool.has(text))

test("texts that nobody uses count as free and stay while there are empty blocks", () => {
  const pool = poolOfThree()
  expect(pool.free).toBe(10)
  pool.take(4)
  expect([pool.free, inside(pool)]).toEqual([6, [true, true, true, false]])
})
test("the least recently used is evicted first, and no more of them than needed", () => {
  const pool = poolOfThree()
  pool.hold(0)
  pool.release(0)
  pool.take(5)
  expect([pool.free, inside(pool)]).toEqual([5, [true, false, true, false]])
  pool.take(2)
  expect([pool.free, inside(pool)]).toEqual([3, [true, false, false, false]])
})
test("a text in use is not free, whoever else uses it, and is not evicted", () => {
  const pool = poolOfThree()
  expect(pool.blocksToHold(0)).toBe(2)
  pool.hold(0)
  expect([pool.free, pool.blocksToHold(0)]).toEqual([8, 0])
  pool.hold(0)
  pool.release(0)
  pool.take(8)
  expect([pool.free, inside(pool)]).toEqual([0, [true, false, false, false]])
  pool.release(0)
  expect(pool.free).toBe(2)
  pool.give(8)
  expect([pool.free, inside(pool)]).toEqual([10, [true, false, false, false]])
})
