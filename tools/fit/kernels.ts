// `npx tsx tools/fit/kernels.ts FOLDER`: fits the constants of kernels on the measured tables in FOLDER (systems of aiconfigurator), prints
// what they miss on what was put aside, and writes kernel-constants.json, kernel-surfaces.json and attention-surfaces.json of src/data.
// Figures are mean / median / 90th percentile of |computed / measured - 1| in percent.
import type { KernelConstants } from "../../src/data/index.ts"
import { ratesOf } from "../../src/kernels/rates.ts"
import { attentionRows, latentRows, type Regime } from "./attention-rows.ts"
import { collectiveRows } from "./collective-rows.ts"
import { fitAnyAttention } from "./fit-any-attention.ts"
import { fitAnyDevice, printKin } from "./fit-any-device.ts"
import { type AttentionFit, fitAttention } from "./fit-attention.ts"
import { type CollectiveFit, fitCollectives } from "./fit-collectives.ts"
import { fitGrouped, type GroupedOn } from "./fit-grouped.ts"
import { fitProductTable, type ProductFit } from "./fit-product-table.ts"
import { groupedRows } from "./grouped-rows.ts"
import { deviceNamed, measuredDevices } from "./measured.ts"
import { productRows } from "./product-rows.ts"
import { inPercent, type Residuals } from "./statistics.ts"
import { writeKernels } from "./write-kernels.ts"

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error("which folder holds the tables?")
const root: string = folder
const regimes: readonly Regime[] = ["prompt", "cache"]

const products = await allProducts()
console.log("products of a device that is left out")
const anyProducts = (["bf16", "fp8", "fp4"] as const).map((precision) => ({
  ...{ device: null, precision },
  constants: fitAnyDevice(products, precision),
}))
printKin(products, [
  ["H100-SXM", "H200-SXM"],
  ["H200-SXM", "H100-SXM"],
  ["B200", "B300"],
  ["B200", "GB200"],
  ["GB200", "GB300"],
])
const attention = await allAttention()
console.log("attention of a device that is left out")
const anyAttention = regimes.map((regime) => ({
  ...({ device: null, precision: "bf16", regime } as const),
  constants: fitAnyAttention(attention, regime),
}))
const collectives = await allCollectives()
const grouped = await allGrouped()
writeKernels({ products, anyProducts, attention, anyAttention, grouped, collectives })

async function allProducts(): Promise<readonly ProductFit[]> {
  console.log(
    "products, a fifth of the sites put aside at once\ndevice precision: rows | roofline | constants | shipped | shipped, sides of 1024 at least",
  )
  const fits: ProductFit[] = []
  for (const { folder, device, products } of measuredDevices) {
    for (const table of products) {
      const rows = await productRows(root, folder, table)
      const fit = fitProductTable(device, table.precision, ratesOf(deviceNamed(device), table.precision), rows)
      const { roofline, constants, shipped, large } = fit.heldOut
      print(`${device} ${table.precision}`, rows.length, [roofline, constants, shipped, large], fit.surface === null)
      fits.push(fit)
    }
  }
  return fits
}

async function allAttention(): Promise<readonly AttentionFit[]> {
  console.log("attention, a fifth of the layouts put aside at once\ndevice regime: rows | roofline | constants | shipped")
  const fits: AttentionFit[] = []
  for (const { folder, device, attention, latent } of measuredDevices) {
    const rates = ratesOf(deviceNamed(device), "bf16")
    for (const regime of regimes) {
      const plain = await attentionRows(root, folder, attention, regime)
      const rows = regime === "cache" || latent === null ? plain : [...plain, ...(await latentRows(root, folder, latent))]
      const fit = fitAttention({ device, precision: "bf16", regime }, rates, rows)
      const { roofline, constants, shipped } = fit.heldOut
      print(`${device} ${regime}`, rows.length, [roofline, constants, shipped], fit.surface === null)
      fits.push(fit)
    }
  }
  return fits
}

async function allGrouped(): Promise<KernelConstants["grouped"]> {
  console.log("layers of experts, a fifth of the models put aside: by plain products | by grouped ones")
  const measured: (GroupedOn & { readonly device: string })[] = []
  for (const { folder, device, experts } of measuredDevices) {
    const product = products.find((fit) => fit.device === device && fit.precision === "bf16")
    if (experts === null || product === undefined) continue
    measured.push({ device, product: product.constants, rates: product.rates, rows: await groupedRows(root, folder, experts) })
  }
  const sets = [{ device: null, measured }, ...measured.map((each) => ({ device: each.device, measured: [each] }))]
  return sets.map(({ device, measured }) => {
    const { constants, heldOut } = fitGrouped(measured)
    console.log(`${device ?? "all together"}: ${inPercent(heldOut.plain)} | ${inPercent(heldOut.grouped)}`)
    return { device, precision: "bf16", constants }
  })
}

async function allCollectives(): Promise<readonly CollectiveFit[]> {
  console.log("collectives, every third size left out | on all sizes")
  const fits: CollectiveFit[] = []
  for (const { folder, device, collectives } of measuredDevices) {
    const { link } = deviceNamed(device)
    if (collectives === null || link.bandwidth === null) continue
    const name = {
      device,
      link: link.kind,
      bandwidth: link.bandwidth,
      library: collectives.replace(/^(\w+)-([\d.]+)-.*$/u, "$1 $2"),
    }
    const fit = fitCollectives(name, await collectiveRows(root, folder, collectives))
    console.log(`${device} ${name.library}: ${inPercent(fit.heldOut)} | ${inPercent(fit.all)}`)
    fits.push(fit)
  }
  return fits
}

function print(name: string, rows: number, heldOut: readonly Residuals[], isPlain: boolean): void {
  console.log(`${name}: ${rows} | ${heldOut.map(inPercent).join(" | ")}${isPlain ? " (constants)" : ""}`)
}
