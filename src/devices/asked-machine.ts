/** The machine around a device: one that is asked for by name, the user's own, or the usual one. */
import { type Diagnostic, error } from "../diagnostics/index.ts"
import type { Device } from "./device.ts"
import { findMachine, isUnknownMachine, listMachines, type Machine, usualMachine } from "./machines.ts"
import type { OwnDevice } from "./own-device.ts"

/** Machine null where there is a problem, or no device to be in it. */
export type AskedMachine = { readonly machine: Machine | null; readonly problem: Diagnostic | null }

/** Errors: unknown-machine, machine-gpu where it holds another device. */
export function askedMachine(device: Device | null, own: OwnDevice | null, name: string | undefined): AskedMachine {
  if (name === undefined) return { machine: own?.machine ?? (device === null ? null : usualMachine(device)), problem: null }
  const machine = findMachine(name)
  if (isUnknownMachine(machine))
    return { machine: null, problem: error("unknown-machine", null, { name, nearest: machine.nearest }, machine.nearest[0]) }
  if (device === null) return { machine: null, problem: null }
  const fits = (holds: string): boolean => holds === device.id || holds === own?.base
  if (fits(machine.device)) return { machine, problem: null }
  const known = listMachines().flatMap(({ id, device: holds }) => (fits(holds) ? [id] : []))
  const facts = { machine: machine.id, holds: machine.device, gpu: device.id, known }
  return { machine: null, problem: error("machine-gpu", null, facts) }
}
