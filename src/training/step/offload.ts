/**
 * What it costs that states lie in the host's memory: the host steps them, bound by its memory, and what the device needs crosses the link
 * between them. Weights and gradients that stream with each micro-batch overlap with computing as far as other transfers do (assemble.ts).
 */
import type { Cluster } from "../plan/cluster.ts"
import type { Offload } from "../plan/job.ts"

/** Of one device. */
export type Offloaded = {
  /** [byte] that an update reads and writes. */
  readonly updated: number
  /** Parameters that are stepped, and those whose weights lie on it [1]. */
  readonly stepped: number
  readonly lying: number
}

export type OffloadSeconds = { readonly hostStep: number; readonly hostStream: number }

/** Weights and gradients cross in 16 bits (arXiv 2101.06840, section 4.1) [byte]. */
const crossing = 2

/** [byte/s] of a PCIe 3 link of 16 lanes, where no source tells the device's. */
const usualLink = 16e9

/** Part of its bandwidth that a link or the host's memory gives: an assumption, that of passes over a device's memory (docs/kernels.md). */
const part = 0.8

/**
 * [byte/s] of the memory of one machine: two sockets of AMD EPYC 7742, as in the DGX A100, 204.8 GB/s each (AMD, EPYC 7002 series). An assumption
 * for other machines; its devices share it.
 */
const hostMemory = 2 * 204.8e9

/** Units: → [s]. */
export function offloadSeconds(offload: Offload, { updated, stepped, lying }: Offloaded, cluster: Cluster): OffloadSeconds {
  if (offload === "nothing") return { hostStep: 0, hostStream: 0 }
  const { device, machine, count } = cluster
  const link = part * (device.host.bandwidth ?? usualLink)
  const update = (updated * Math.min(count, machine.devices)) / (part * hostMemory)
  // Gradients go out and new weights come back once; or weights come before each pass and gradients go after the backward one.
  if (offload === "optimizer") return { hostStep: update + (2 * crossing * stepped) / link, hostStream: 0 }
  return { hostStep: update, hostStream: (crossing * (2 * lying + stepped)) / link }
}
