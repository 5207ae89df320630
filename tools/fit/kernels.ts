// `npx tsx tools/fit/kernels.ts FOLDER`: fits the constants of kernels on the measured tables in FOLDER (systems of aiconfigurator), prints
// what they miss on sites put aside, and writes src/data/kernel-constants.json and kernel-surfaces.json.
import { ratesOf } from "../../src/kernels/rates.ts"
import { fitAnyDevice, printKin } from "./fit-any-device.ts"
import { fitProductTable, type ProductFit } from "./fit-product-table.ts"
import { deviceNamed, measuredDevices } from "./measured.ts"
import { productRows } from "./product-rows.ts"
import { inPercent } from "./statistics.ts"
import { writeKernels } from "./write-kernels.ts"

const [root] = process.argv.slice(2)
if (root === undefined) throw new Error("which folder holds the tables?")

const fits: ProductFit[] = []
console.log("products, a fifth of the sites put aside: mean / median / p90 of |computed / measured - 1| in %")
console.log("device precision: rows | roofline | constants | shipped")
for (const { folder, device, products } of measuredDevices) {
  for (const table of products) {
    const rows = await productRows(root, folder, table)
    const fit = fitProductTable(device, table.precision, ratesOf(deviceNamed(device), table.precision), rows)
    const { roofline, constants, shipped } = fit.heldOut
    const kind = fit.surface === null ? "constants" : `surface, ${fit.surface.columnWeight}`
    console.log(
      `${device} ${table.precision}: ${rows.length} | ${[roofline, constants, shipped].map(inPercent).join(" | ")} (${kind})`,
    )
    fits.push(fit)
  }
}
console.log("products of a device that is left out")
const any = (["bf16", "fp8", "fp4"] as const).map((precision) => ({
  device: null,
  precision,
  constants: fitAnyDevice(fits, precision),
}))
printKin(fits, [
  ["H100-SXM", "H200-SXM"],
  ["H200-SXM", "H100-SXM"],
  ["B200", "B300"],
  ["B200", "GB200"],
  ["GB200", "GB300"],
])
writeKernels({ fits, any })
