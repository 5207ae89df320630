// Writes what was fitted into src/data, four digits of each constant.
import { readFileSync, writeFileSync } from "node:fs"
import type { KernelConstants } from "../../src/data/index.ts"
import type { AttentionFit } from "./fit-attention.ts"
import type { CollectiveFit } from "./fit-collectives.ts"
import type { ProductFit } from "./fit-product-table.ts"
import { measuredDevices } from "./measured.ts"

export type Fitted = {
  readonly products: readonly ProductFit[]
  readonly anyProducts: KernelConstants["products"]
  readonly attention: readonly AttentionFit[]
  readonly anyAttention: KernelConstants["attention"]
  readonly grouped: KernelConstants["grouped"]
  readonly collectives: readonly CollectiveFit[]
}

const folder = new URL("../../src/data/", import.meta.url)

export function writeKernels({ products, anyProducts, attention, anyAttention, grouped, collectives }: Fitted): void {
  const path = new URL("kernel-constants.json", folder)
  // The source and the constants of memory passes are written by hand.
  const before = JSON.parse(readFileSync(path, "utf8")) as KernelConstants
  const constants: KernelConstants = {
    ...before,
    products: [...anyProducts, ...products.map(({ device, precision, constants }) => ({ device, precision, constants }))],
    attention: [
      ...anyAttention,
      ...attention.map(({ device, precision, regime, constants }) => ({ device, precision, regime, constants })),
    ],
    grouped,
    collectives: collectives.map(({ table }) => table),
    kin: measuredDevices.map(({ device, kin }) => ({ measured: device, devices: kin })),
  }
  write(path, constants)
  const surfaces = products.flatMap(({ surface }) => surface ?? [])
  write(new URL("kernel-surfaces.json", folder), surfaces)
  const grids = attention.flatMap(({ surface }) => surface ?? [])
  write(new URL("attention-surfaces.json", folder), grids)
}

function write(path: URL, value: unknown): void {
  const text = JSON.stringify(value, (_, each) => (typeof each === "number" ? Number(each.toPrecision(4)) : each), 2)
  writeFileSync(path, `${text}\n`)
  console.log(`${path.pathname.split("/").at(-1)}: ${Math.round(text.length / 1024)} KiB`)
}
