// `npm run browser`: looks for what the browser tests and the PDF of a report need, Chromium and a font with Chinese signs.
// On Debian or Ubuntu as root it installs what is missing (packages chromium, fonts-noto-cjk); elsewhere it says what to
// install. It never fails: without a browser those tests are skipped.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { findChromium, hasChineseFont } from "../e2e/chromium.ts"

type Need = { readonly name: string; readonly isThere: () => boolean; readonly packageName: string }

const needs: readonly Need[] = [
  { name: "Chromium", isThere: () => findChromium() !== null, packageName: "chromium" },
  { name: "a font with Chinese signs", isThere: hasChineseFont, packageName: "fonts-noto-cjk" },
]
/** Minutes that an installation may take. */
const patience = 5

function apt(...args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const done = spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env, timeout: patience * 60_000 })
  return done.status === 0
}

const missing = (): readonly Need[] => needs.filter(({ isThere }) => !isThere())
const canInstall = process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")

const wanted = missing().map(({ packageName }) => packageName)
if (wanted.length > 0 && canInstall) {
  console.log(`browser: installing ${wanted.join(", ")}`)
  const install = ["install", "-y", "--no-install-recommends", ...wanted]
  if (!apt(...install)) apt("update") && apt(...install)
}
const still = missing()
for (const { name, packageName } of still)
  console.log(
    `browser: ${name} is missing; install the package ${packageName} (or what your system calls it). Its tests are skipped.`,
  )
if (still.length === 0) console.log(`browser: ${findChromium()}, and a font with Chinese signs`)
