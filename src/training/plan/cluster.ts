/** The devices that a step runs on. */
import { type Device, type Machine, type Ring, ringsAmong } from "../../devices/index.ts"

export type Cluster = {
  readonly device: Device
  readonly machine: Machine
  /** Devices in all. */
  readonly count: number
}

/** The rings of a group of its devices; see ringsAmong. */
export function ringsOf({ machine, count }: Cluster, stride: number, ranks: number): readonly Ring[] {
  return ringsAmong(machine, count, stride, ranks)
}
