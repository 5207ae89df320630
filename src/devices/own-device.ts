/** A user's own device: a base of the catalogue with whatever the user wrote in its place. Every mistake is told, none stops. */
import { isUnknown } from "../data/index.ts"
import { error } from "../diagnostics/index.ts"
import type { Placed } from "../shape/index.ts"
import { type Device, type Peaks, precisions } from "./device.ts"
import type { Described, OwnSection } from "./device-shape.ts"
import { findDevice } from "./devices.ts"
import type { Price } from "./figure-shapes.ts"
import type { Machine } from "./machines.ts"
import { ownMachine } from "./own-machine.ts"

export type OwnDevice = {
  readonly device: Device
  /** Id of the catalogue's device that it starts from, whose measured constants hold for it; null where it stands alone. */
  readonly base: string | null
  /** Fields that the user wrote: `memory.bytes`, `link.bandwidth`. */
  readonly own: readonly string[]
  /** Null: the usual one of the device. */
  readonly machine: Machine | null
  /** What a GPU-hour costs the user. */
  readonly price: Price | null
  /** What one costs to buy. */
  readonly purchase: Price | null
}

/** Null where base and figures give no device. Errors: unknown-gpu, unknown-machine, missing-key, tiers-order. */
export function ownDevice(section: OwnSection, at: Described): OwnDevice | null {
  const base = section.base === null ? null : baseOf(section.base, at)
  const device = deviceOf(section, base, at)
  const machine = ownMachine(section.machine, device, at)
  if (device === null) return null
  return {
    device,
    base: base?.id ?? null,
    own: ownFields(section),
    machine,
    price: section.price,
    purchase: section.purchase,
  }
}

function baseOf({ text, span }: Placed, { report }: Described): Device | null {
  const found = findDevice(text)
  if (!isUnknown(found)) return found
  report(error("unknown-gpu", span, { name: text, nearest: found.nearest }, found.nearest[0]))
  return null
}

function deviceOf(section: OwnSection, base: Device | null, at: Described): Device | null {
  const bytes = section.memory ?? base?.memory.bytes
  const isAlone = section.base === null
  if (isAlone && section.memory === null) at.report(error("missing-key", at.span, { key: "memory", section: "device" }))
  if (isAlone && section.peak === null) at.report(error("missing-key", at.span, { key: "peak", section: "device" }))
  if (bytes === undefined || (base === null && !isAlone)) return null
  const { link, host } = section
  return {
    id: section.name ?? (isAlone ? at.name : (base?.id ?? at.name)),
    name: section.name ?? base?.name ?? at.name,
    vendor: section.vendor ?? base?.vendor ?? "",
    aliases: [],
    peak: peaksOf(section, base),
    vector: section.vector ?? base?.vector ?? null,
    memory: { bytes, bandwidth: section.bandwidth ?? base?.memory.bandwidth ?? null },
    l2: section.l2 ?? base?.l2 ?? null,
    units: section.units ?? base?.units ?? null,
    clock: section.clock ?? base?.clock ?? null,
    tdp: section.power ?? base?.tdp ?? null,
    link: { ...alone, ...base?.link, ...written(link) },
    host: { ...noHost, ...base?.host, ...written(host) },
    year: section.year ?? base?.year ?? null,
    sources: base?.sources ?? [],
    // What the user wrote is no assumption of ours any more.
    assumed: (base?.assumed ?? []).filter(
      (field) => !ownFields(section).some((own) => own === field || own.startsWith(`${field}.`)),
    ),
    note: base?.note ?? null,
  }
}

const alone: Device["link"] = { kind: "other", generation: null, bandwidth: null, domain: null }
const noHost: Device["host"] = { kind: "other", generation: null, bandwidth: null }

function peaksOf({ peak }: OwnSection, base: Device | null): Peaks {
  const entries = precisions.map((precision) => [precision, peak?.[precision] ?? base?.peak[precision] ?? null])
  return Object.fromEntries(entries) as Peaks // one entry a precision
}

/** The keys that were written; the others must not hide those of the base. */
function written<T extends object>(part: T | null): { readonly [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value !== null)) as {
    readonly [K in keyof T]?: NonNullable<T[K]> // keys of the part, values that are there
  }
}

/** Names of the device's own fields, by the keys of the section. */
const fields: Readonly<Record<string, string>> = { memory: "memory.bytes", bandwidth: "memory.bandwidth", power: "tdp" }
const parts = ["peak", "link", "host"] as const
const plainKeys = ["vendor", "year", "memory", "bandwidth", "vector", "l2", "units", "clock", "power"] as const

function ownFields(section: OwnSection): readonly string[] {
  const plain = plainKeys.filter((key) => section[key] !== null).map((key) => fields[key] ?? key)
  return [...plain, ...parts.flatMap((part) => Object.keys(written(section[part])).map((key) => `${part}.${key}`))]
}
