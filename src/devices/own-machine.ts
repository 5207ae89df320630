/** A user's own machine: one of the catalogue by name, or with other networks and another number of devices. */
import { isUnknown } from "../data/index.ts"
import { error } from "../diagnostics/index.ts"
import type { Placed } from "../shape/index.ts"
import type { Device } from "./device.ts"
import type { Described, OwnMachine, OwnSection } from "./device-shape.ts"
import { findMachine, type Machine, type Tier, usualMachine } from "./machines.ts"

/** Null where none is written, or none can be made of it. Errors: unknown-machine, tiers-order. */
export function ownMachine(written: OwnSection["machine"], device: Device | null, at: Described): Machine | null {
  if (written === null) return null
  if ("text" in written) return named(written, device, at)
  const base = written.base === null ? (device === null ? null : usualMachine(device)) : named(written.base, device, at)
  const tiers = written.tiers === null ? null : tiersOf(written.tiers, at)
  if (base === null || device === null) return null
  const joined = tiers ?? base.tiers
  return {
    ...base,
    id: written.name ?? base.id,
    name: written.name ?? base.name,
    devices: written.devices ?? base.devices,
    tiers: written.network === null ? joined : withNetwork(joined, written.network),
    nics: tiers === null && written.network === null && written.devices === null ? base.nics : null,
    assumed: tiers === null ? base.assumed : base.assumed.filter((field) => !field.startsWith("tiers")),
  }
}

/** The networks of another machine hold for the user's device too. */
function named({ text, span }: Placed, device: Device | null, { report }: Described): Machine | null {
  const found = findMachine(text)
  if (!isUnknown(found)) return device === null ? found : { ...found, device: device.id }
  report(error("unknown-machine", span, { name: text, nearest: found.nearest }, found.nearest[0]))
  return null
}

/** Each joins more devices than the one before it; the last may join all there are. */
function tiersOf(rows: NonNullable<OwnMachine["tiers"]>, { report, span }: Described): readonly Tier[] {
  const tiers = rows.map(({ name, kind, size, bandwidth, latency }) => ({
    ...{ name, kind, size: size ?? Infinity },
    ...{ bandwidth, latency, fitted: {} },
  }))
  const wrong = tiers.find(({ size }, index) => index > 0 && size <= (tiers[index - 1]?.size ?? 0))
  if (wrong !== undefined) report(error("tiers-order", span, { name: wrong.name }))
  return tiers
}

/** The way to the outside has another bandwidth. */
function withNetwork(tiers: readonly Tier[], bandwidth: number): readonly Tier[] {
  return tiers.map((tier, index) => (index === tiers.length - 1 ? { ...tier, bandwidth } : tier))
}
