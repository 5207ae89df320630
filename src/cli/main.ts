#!/usr/bin/env node
// Placeholder so that the package builds: answers `--version` only.
import { readFileSync } from "node:fs"

const about = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"))
if (process.argv[2] === "--version") console.log(about.version)
else process.exitCode = 2
