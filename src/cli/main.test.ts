// The command as a process: its first line, its version, its exit code.
import { execFile, spawnSync } from "node:child_process"
import { closeSync, existsSync, openSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"

const main = fileURLToPath(new URL("main.ts", import.meta.url))
const about: { version: string } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"))

function venturi(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const options = { env: { ...process.env, LC_ALL: "C" }, cwd: fileURLToPath(new URL("../..", import.meta.url)) }
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", main, ...args], options, (problem, out, err) => {
      resolve({ code: typeof problem?.code === "number" ? problem.code : 0, out, err })
    })
  })
}

test("begins with the line that makes it a command", () => {
  expect(readFileSync(main, "utf8").startsWith("#!/usr/bin/env node\n")).toBe(true)
})

test("says its version", async () => {
  expect(await venturi("--version")).toEqual({ code: 0, out: `${about.version}\n`, err: "" })
})

test("leaves with the exit code of what happened", async () => {
  const { code, out, err } = await venturi("check", "nowhere.yaml", "--json")
  expect([code, err]).toEqual([1, ""])
  expect(JSON.parse(out)).toMatchObject({ ok: false, diagnostics: [{ code: "file-missing" }] })
})

test.skipIf(!existsSync("/dev/full"))("a full disk is told in one line", () => {
  const full = openSync("/dev/full", "w")
  const done = spawnSync(process.execPath, ["--import", "tsx", main, "--version"], {
    stdio: ["ignore", full, "pipe"],
    encoding: "utf8",
  })
  closeSync(full)
  expect([done.status, done.stderr]).toEqual([3, expect.stringMatching(/^venturi: ENOSPC[^\n]*\n$/u)])
})
