/**
 * The locals of a function, and the constants among them: those are set at the beginning, since a host makes a constant anew
 * where it stands, with three instructions, in every round of a loop.
 */
import { Bytes } from "./bytes.ts"

/** Numbers of the types of values (section 5.3). */
export const valueTypes = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const
export type ValueType = keyof typeof valueTypes

export class Locals {
  private readonly types: ValueType[] = []
  private readonly parameters: number
  private readonly opening = new Bytes()
  /** Locals of constants: a double in both lanes, or any two halves. */
  private readonly doubles = new Map<number, number>()
  private readonly halves = new Map<string, number>()

  /** Parameters are the first locals. */
  constructor(parameters: number) {
    this.parameters = parameters
  }

  added(kind: ValueType): number {
    return this.parameters + this.types.push(kind) - 1
  }

  /** Of a double in both lanes, which is not -0: a map takes that for 0. */
  ofDouble(value: number): number {
    return this.doubles.get(value) ?? this.kept(this.doubles, value, (to) => to.double(value).double(value))
  }

  /** Of 64 bits in either lane, the lower one first. */
  ofHalves(lower: bigint, upper: bigint): number {
    const key = `${lower} ${upper}`
    return this.halves.get(key) ?? this.kept(this.halves, key, (to) => to.long(lower).long(upper))
  }

  /** The types of all, one run of equal ones after another, and the code that sets the constants. */
  declared(): Bytes {
    const runs: { kind: ValueType; count: number }[] = []
    for (const kind of this.types) {
      const last = runs.at(-1)
      if (last?.kind === kind) last.count++
      else runs.push({ kind, count: 1 })
    }
    const body = new Bytes().unsigned(runs.length)
    for (const { kind, count } of runs) body.unsigned(count).byte(valueTypes[kind])
    return body.append(this.opening)
  }

  private kept<Key>(known: Map<Key, number>, key: Key, write: (to: Bytes) => void): number {
    const local = this.added("v128")
    known.set(key, local)
    write(this.opening.byte(0xfd).unsigned(0x0c))
    this.opening.byte(0x21).unsigned(local)
    return local
  }
}
