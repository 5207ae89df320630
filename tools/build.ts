// `npm run build`: writes dist/ anew: JavaScript, type declarations, data files, and the command in a few files.
// With `--if-old` it does nothing when no source is newer than what is there.
import { spawnSync } from "node:child_process"
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from "node:fs"
import { dirname, join } from "node:path"
import { bundleCommand } from "./bundle-command.ts"
import { compiler, runNode } from "./process.ts"

const command = "dist/cli/main.js"

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

function isCurrent(): boolean {
  if (!existsSync(command)) return false
  const built = statSync(command).mtimeMs
  const sources = [
    ...filesIn("src"),
    "tools/build.ts",
    "tools/bundle-command.ts",
    "tsconfig.json",
    "tsconfig.build.json",
    "package.json",
    "package-lock.json",
  ]
  return sources.every((file) => statSync(file).mtimeMs < built)
}

/** The compiler emits only the JSON files that are imported; those read in another way are wanted too. */
function copyData(): void {
  for (const file of filesIn("src")) {
    if (!file.endsWith(".json") || file.endsWith("tsconfig.json")) continue
    const target = file.replace(/^src/, "dist")
    mkdirSync(dirname(target), { recursive: true })
    copyFileSync(file, target)
  }
}

/** A command needs its first line and the right to run. */
function finishCommand(): boolean {
  if (!existsSync(command) || !readFileSync(command, "utf8").startsWith("#!/usr/bin/env node\n")) {
    console.error(`build: ${command} is missing or does not begin with #!/usr/bin/env node`)
    return false
  }
  chmodSync(command, 0o755)
  return true
}

/** Has bytecode kept (src/cli/kept-code.ts), so that a first run is as quick as the next. */
function warmUp(): boolean {
  const few = ["--samples", "256", "--quiet"]
  const commands = [
    ["plan", "examples/first/venture.yaml", ...few],
    ["run", "examples/first/venture.yaml", ...few],
    ["model", "resnet50"],
    ["training", "gpt2", "--gpu", "8xH100"],
  ]
  return commands.every(
    (args) => spawnSync(process.execPath, [command, ...args], { stdio: ["ignore", "ignore", "inherit"] }).status === 0,
  )
}

async function build(): Promise<number> {
  rmSync("dist", { recursive: true, force: true })
  // Type errors make the build fail, yet what could be written is written: `check` is the place to read them.
  const code = runNode(compiler, ["-p", "tsconfig.build.json"])
  copyData()
  await bundleCommand(dirname(command))
  if (finishCommand() && code === 0 && warmUp()) return 0
  // What a failed build left is never current.
  if (existsSync(command)) utimesSync(command, 0, 0)
  return 1
}

process.exit(process.argv.includes("--if-old") && isCurrent() ? 0 : await build())
