/**
 * The samples of the inputs, a block at a time: the same ones as `drawInputs` gives all at once, to the last bit, in memory
 * for one block. Only what is wanted is drawn.
 */
import type { CorrelatedGroup, Correlation } from "./correlation.ts"
import { lawOf } from "./distributions.ts"
import { type DrawnInput, drawInputs, fromNormals, fromUniforms, groupsBySeat } from "./draws.ts"
import { scrambleSeed } from "./hash.ts"
import { pointsOfReplicate, type Seat, toNormal } from "./points.ts"
import type { SamplePlan } from "./replicates.ts"

export type Drawer = {
  /** True when the correlations asked for contradict each other and near ones were taken. */
  readonly repaired: boolean
  /** Samples `first` … of a replicate, in base units; overwritten by the next call.  Shape: [inputs][count], empty where not wanted. */
  readonly columnsAt: (replicate: number, first: number, count: number) => readonly Float64Array[]
}

export type DrawerOptions = {
  readonly inputs: readonly DrawnInput[]
  readonly correlations: readonly Correlation[]
  readonly plan: SamplePlan
  readonly seed: number
  /** One for each input. */
  readonly seats: readonly Seat[]
  /** By number of the input. */
  readonly isWanted: (input: number) => boolean
  /** The most samples of a block; a power of two, as `first` and `count` are multiples of 4. */
  readonly block: number
}

const none = new Float64Array()

export function createDrawer(options: DrawerOptions): Drawer {
  const { inputs, correlations, plan, seed, seats } = options
  // The vector code takes four at a time.
  if (plan.perReplicate % 4 !== 0) return drawnAtOnce(drawInputs(inputs, correlations, plan, seed, seats), plan)
  const groups = groupsBySeat(correlations, seats)
  const grouped = new Set(groups.flatMap(({ members }) => members))
  const held = inputs.map((_, input) => (options.isWanted(input) ? new Float64Array(options.block) : none))
  const laws = inputs.map(({ distribution }) => lawOf(distribution))
  const columnsAt: Drawer["columnsAt"] = (replicate, first, count) => {
    const columns = held.map((column) => column.subarray(0, count))
    const points = (input: number, out: Float64Array): void => {
      const seat = seats[input]!
      pointsOfReplicate(seat, scrambleSeed(seat.name, seed, replicate), out, first)
    }
    const wanted = (input: number): Float64Array | null => (columns[input]!.length > 0 ? columns[input]! : null)
    for (const group of groups) correlate(group, wanted, points, count)
    for (const [input, { factor }] of inputs.entries()) {
      const [column, law] = [wanted(input), laws[input]!]
      if (column === null) continue
      if (grouped.has(input)) fromNormals(column, law, factor)
      else {
        points(input, column)
        if (law.ofNormal === undefined) fromUniforms(column, law, factor)
        else {
          toNormal(column)
          fromNormals(column, law, factor)
        }
      }
    }
    return columns
  }
  return { repaired: groups.some(({ isRepaired }) => isRepaired), columnsAt }
}

function drawnAtOnce({ columns, repaired }: ReturnType<typeof drawInputs>, { perReplicate }: SamplePlan): Drawer {
  const columnsAt: Drawer["columnsAt"] = (replicate, first, count) => {
    const begin = replicate * perReplicate + first
    return columns.map((column) => column.subarray(begin, begin + count))
  }
  return { repaired, columnsAt }
}

/** Writes correlated standard normals to the columns of a group that are wanted. */
function correlate(
  { members, factor }: CorrelatedGroup,
  wanted: (input: number) => Float64Array | null,
  points: (input: number, out: Float64Array) => void,
  count: number,
): void {
  const size = members.length
  const last = members.reduce((far, member, k) => (wanted(member) === null ? far : k), -1)
  const alone = members.slice(0, last + 1).map((member) => {
    const normals = new Float64Array(count)
    points(member, normals)
    toNormal(normals)
    return normals
  })
  for (let k = 0; k <= last; k++) {
    const column = wanted(members[k]!)
    if (column === null) continue
    for (let s = 0; s < count; s++) {
      let sum = 0
      for (let j = 0; j <= k; j++) sum += factor[k * size + j]! * alone[j]![s]!
      column[s] = sum
    }
  }
}
