#!/usr/bin/env node
// The command `venturi`. Nothing is imported before it is needed: `--version` must answer at once.
import { readFileSync } from "node:fs"
import { loadProgram } from "./load-program.ts"
import type { Shell } from "./shell.ts"

function version(): string {
  const about: { version: string } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"))
  return about.version
}

/** As ISO 8601 writes it. Without `toLocaleDateString`, which reads the tables of all languages first. */
function today(): string {
  const now = new Date()
  const two = (part: number): string => String(part).padStart(2, "0")
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

const shell: Shell = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  environment: process.env,
  outColumns: process.stdout.isTTY ? process.stdout.columns : null,
  isErrTerminal: process.stderr.isTTY === true,
  now: () => performance.now(),
  today,
}

// A reader that goes away (`venturi run … | head`) is no mistake.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (problem: NodeJS.ErrnoException) => {
    if (problem.code === "EPIPE") process.exit(process.exitCode ?? 0)
    // A full disk, say: where standard error cannot be written either, the exit code alone says so.
    if (stream === process.stdout) shell.err(`venturi: ${problem.message}\n`)
    process.exit(3)
  })
}

const args = process.argv.slice(2)
if (args[0] === "--version" || args[0] === "-V") shell.out(`${version()}\n`)
else {
  const { runCommand } = await loadProgram()
  process.exitCode = await runCommand(args, shell, version())
}
