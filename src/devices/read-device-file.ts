/** A device file (docs/devices.md): text in, a device with its machine and price out, or all that is wrong with the text. */
import { type Diagnostic, distinctDiagnostics, error, inOrder, type Report } from "../diagnostics/index.ts"
import { parseYaml, type Reading } from "../shape/index.ts"
import { noUnits } from "../units/index.ts"
import { deviceShape } from "./device-shape.ts"
import { type OwnDevice, ownDevice } from "./own-device.ts"

export type DeviceFileRead =
  | { readonly kind: "device"; readonly device: OwnDevice; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: "problems"; readonly problems: readonly Diagnostic[] }

/** Errors: empty-file, those of YAML, of keys, words and figures, and of `ownDevice`. */
export function readDeviceFile(text: string, file: string): DeviceFileRead {
  if (text.trim() === "")
    return { kind: "problems", problems: [error("empty-file", { file, start: 0, end: 0 }, { file, of: "device" })] }
  const told: Diagnostic[] = []
  const report: Report = (diagnostic) => told.push(diagnostic)
  const tree = parseYaml(text, file, report)
  const at: Reading = { report, units: noUnits, money: "USD", project: "", name: "device", meaning: "device", fields: [] }
  const section = tree === null ? null : deviceShape.read(tree, at)
  const name = file.replace(/^.*[\\/]/u, "").replace(/\.ya?ml$/iu, "")
  const device = section === null || tree === null ? null : ownDevice(section, { name, span: tree.span, report })
  const all = inOrder(distinctDiagnostics(told))
  if (device === null || all.some(({ severity }) => severity === "error")) return { kind: "problems", problems: all }
  return { kind: "device", device, warnings: all }
}
