// Threads of the engine, in a process of their own (its names are given to the whole process): the same bits as without, and the process ends.
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"

const root = fileURLToPath(new URL("../..", import.meta.url))

function told(threads: number): unknown[] {
  const { stdout, stderr, status, signal } = spawnSync(
    process.execPath,
    ["--import", "tsx", "tests/support/thread-program.ts", String(threads)],
    { cwd: root, encoding: "utf8", timeout: 50_000 },
  )
  if (status !== 0) throw new Error(`${status} ${signal} ${stderr}`)
  return JSON.parse(stdout) as unknown[]
}

test("two threads give the bits of one, and the process ends by itself", () => {
  const [one, two] = [told(1), told(2)]
  expect([one[0], two[0]]).toEqual([1, 2])
  expect(two.slice(1)).toEqual(one.slice(1))
}, 110_000)
