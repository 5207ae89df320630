// Where a Chromium and a font with Chinese signs are found on this machine.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome.exe"]
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
]

/** Path of a browser: the one that VENTURI_BROWSER names, else one of the usual. Null where there is none. */
export function findChromium(): string | null {
  const given = process.env.VENTURI_BROWSER
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "")
  const known = [...(given ? [given] : []), ...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places]
  return known.find((path) => existsSync(path)) ?? null
}

/** Whether Chinese signs can be drawn; systems without fontconfig bring a font for them. */
export function hasChineseFont(): boolean {
  const asked = spawnSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8" })
  return asked.error ? process.platform !== "linux" : asked.stdout.trim() !== ""
}
