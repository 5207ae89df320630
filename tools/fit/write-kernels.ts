// Writes what was fitted into src/data, four digits of each constant, in the form that Biome gives the files.
import { readFileSync, writeFileSync } from "node:fs"
import type { KernelConstants, Precision, ProductConstants } from "../../src/data/index.ts"
import type { ProductFit } from "./fit-product-table.ts"
import { measuredDevices } from "./measured.ts"

export type Fitted = {
  readonly fits: readonly ProductFit[]
  readonly any: readonly { readonly device: null; readonly precision: Precision; readonly constants: ProductConstants }[]
}

const folder = new URL("../../src/data/", import.meta.url)

export function writeKernels({ fits, any }: Fitted): void {
  const path = new URL("kernel-constants.json", folder)
  const before = JSON.parse(readFileSync(path, "utf8")) as KernelConstants
  const constants: KernelConstants = {
    ...before,
    products: [...any, ...fits.map(({ device, precision, constants }) => ({ device, precision, constants }))],
    kin: measuredDevices.map(({ device, kin }) => ({ measured: device, devices: kin })),
  }
  write(path, constants)
  write(
    new URL("kernel-surfaces.json", folder),
    fits.flatMap(({ surface }) => surface ?? []),
  )
}

function write(path: URL, value: unknown): void {
  const text = JSON.stringify(value, (_, each) => (typeof each === "number" ? Number(each.toPrecision(4)) : each), 2)
  writeFileSync(path, `${text}\n`)
  console.log(`${path.pathname.split("/").at(-1)}: ${Math.round(text.length / 1024)} KiB`)
}
