// For the tests of the house: run a program, look at its exit code and its text; list the files of the repository.
import { execFile } from "node:child_process"
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

export const root: string = fileURLToPath(new URL("../..", import.meta.url))
export const compiler: string = join(root, "node_modules/typescript-native/bin/tsc")
export const cruiser: string = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs")

export type Outcome = { readonly code: number; readonly out: string; readonly err: string }

/** Runs a program to its end; a failing exit code is an outcome, not an exception. */
export function run(program: string, args: readonly string[], cwd: string): Promise<Outcome> {
  const options = { cwd, env: cleanEnvironment(), maxBuffer: 64 * 1024 * 1024 }
  return new Promise((resolve) => {
    execFile(program, [...args], options, (problem, out, err) => {
      const code = problem === null ? 0 : typeof problem.code === "number" ? problem.code : 1
      resolve({ code, out, err })
    })
  })
}

/** What `npm test` tells its children about this package would mislead an npm that works on another one. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const ofThisPackage =
    /^(npm_package_|npm_lifecycle_|npm_command$|npm_config_(local_prefix|global_prefix|prefix)$|INIT_CWD$|VITEST|NODE_ENV$)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofThisPackage.test(name)))
}

/** Paths, relative to `folder`, of the TypeScript files in it, at any depth. */
export function sourcesIn(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
  return entries.filter((name) => name.endsWith(".ts")).map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
}
