/**
 * What it costs that names and not places decide the Sobol dimensions of inputs: root mean squared errors of four figures of the
 * reference venture over many seeds, for several ways to give seats. `npx tsx bench/seats.ts` prints the table of docs/sampling.md.
 */
import { type Seat, seatsByName } from "../src/engine/index.ts"
import {
  asked,
  figuresOf,
  latinSeats,
  names,
  outcomeOf,
  relativeErrors,
  sampled,
  seatsInOrder,
  seeds,
  tableLine,
  trueFigures,
} from "./reference-figures.ts"

const byName = (suffix: string): readonly Seat[] =>
  seatsByName(names.map((name) => ({ name: `${name}${suffix}`, standing: "written" })))

const ways: readonly (readonly [string, (seed: number) => readonly Seat[]])[] = [
  ["place in the list", () => seatsInOrder],
  ["name (what runs)", () => byName("")],
  ["name, other names for each seed", (seed) => byName(` ${seed}`)],
  ["Latin hypercube, no dimensions", () => latinSeats],
]

const truth = trueFigures()
process.stdout.write(tableLine(["seats by", "samples", ...asked]))
process.stdout.write(tableLine(["---", "---", ...asked.map(() => "---")]))
for (const [way, seatsFor] of ways)
  for (const samples of [1024, 4096, 16_384]) {
    const rows = seeds.map((seed) => figuresOf(outcomeOf(sampled(samples, seed, seatsFor(seed)))))
    const cells = relativeErrors(rows, truth).map((error) => `${(100 * error).toPrecision(3)} %`)
    process.stdout.write(tableLine([way, String(samples), ...cells]))
  }
