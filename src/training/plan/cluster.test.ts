import { expect, test } from "vitest"
import { findDevice, findMachine, isUnknownDevice, isUnknownMachine } from "../../devices/index.ts"
import { type Cluster, ringsOf } from "./cluster.ts"

function clusterOf(machine: string, count: number): Cluster {
  const found = findMachine(machine)
  if (isUnknownMachine(found)) throw new Error(machine)
  const device = findDevice(found.device)
  if (isUnknownDevice(device)) throw new Error(found.device)
  return { device, machine: found, count }
}

// Servers of eight devices, racks of 72.
test.each([
  ["DGX-H100", 64, 1, 8, ["node 8"]],
  ["DGX-H100", 64, 1, 16, ["node 8", "cluster 2"]],
  ["DGX-H100", 64, 8, 8, ["cluster 8"]],
  ["DGX-H100", 64, 4, 16, ["node 2", "cluster 8"]],
  ["DGX-H100", 64, 1, 12, ["node 6", "cluster 2"]],
  ["DGX-H100", 64, 2, 1, []],
  ["DGX-GB200", 256, 1, 64, ["rack 64"]],
  ["DGX-GB200", 256, 8, 32, ["rack 8", "cluster 4"]],
])("%s × %i: %i apart, %i ranks", (machine, count, stride, ranks, expected) => {
  const rings = ringsOf(clusterOf(machine, count), stride, ranks)
  expect(rings.map(({ tier, ranks: own }) => `${tier.name} ${own}`)).toEqual(expected)
})
