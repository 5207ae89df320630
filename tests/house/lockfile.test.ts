// What must not stand in the repository: a registry's host in the lockfile, a path of somebody's machine in any file.
import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { root } from "./run.ts"

type Lockfile = { readonly packages: Record<string, { readonly resolved?: string; readonly version?: string }> }
type Package = { readonly [part: string]: Record<string, string> | undefined }

const read = (file: string): string => readFileSync(join(root, file), "utf8")
const lockfile: Lockfile = JSON.parse(read("package-lock.json"))
const about: Package = JSON.parse(read("package.json"))

describe("lockfile", () => {
  test("names no registry host: any registry may serve the packages", () => {
    const resolved = Object.entries(lockfile.packages).filter(([, entry]) => entry.resolved !== undefined)
    expect(resolved.map(([name]) => name)).toEqual([])
    expect(read("package-lock.json")).not.toMatch(/registry\.|npmmirror|artifactory|localhost|127\.0\.0\.1/)
    expect(read(".npmrc")).toMatch(/^omit-lockfile-registry-resolved=true$/m)
  })

  test("agrees with package.json, which pins exact versions", () => {
    for (const part of ["dependencies", "devDependencies"] as const) {
      for (const [name, wanted] of Object.entries(about[part] ?? {})) {
        expect(wanted).toMatch(/^(npm:[\w-]+@)?\d+\.\d+\.\d+$/)
        expect([name, lockfile.packages[`node_modules/${name}`]?.version]).toEqual([name, wanted.replace(/^npm:.*@/, "")])
      }
    }
  })
})

describe("repository", () => {
  // No letter, dot or slash before it: the path of an address (https://host/home/…) is no path of a machine.
  const machinePath = /(?<![\w.\-/$}~])(\/(work|root|farm|home|Users|private\/var)\/[\w.-]+|[A-Z]:\\\\?Users\\)/

  test.each([
    ["at a line's start", `${"/"}home/ada/x`, true],
    ["in quotes", `"${"/"}root/.npmrc"`, true],
    ["of an address", "https://example.org/home/page", false],
    ["below a folder", "docs/work/plan", false],
  ])("a path %s is told from other text", (_where, text, isOne) => {
    expect(machinePath.test(text)).toBe(isOne)
  })

  test.skipIf(!existsSync(join(root, ".git")))("no file holds a path of a machine", () => {
    const listed = execFileSync(
      "git",
      ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
      {
        cwd: root,
        encoding: "utf8",
      },
    )
    const texts = listed
      .split("\0")
      .filter((file) => file !== "" && existsSync(join(root, file)) && !/\.(png|xlsx|pdf|wasm|gz|ico|woff2)$/.test(file))
    const found = texts.flatMap((file) => {
      const hit = machinePath.exec(read(file))
      return hit ? [`${file}: ${hit[0]}`] : []
    })
    expect(found).toEqual([])
  })
})
