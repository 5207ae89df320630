/**
 * The networks of Ultralytics as they are written: rows of where from, how often and what, with one scale for all depths and one for all
 * widths. Layers are named by their row, `model.4.m.0.cv1`.
 */
import type { Net, Tensor } from "../../graph/net.ts"
import type { Activation } from "../../layers/pointwise.ts"

/** How a model of this size differs from its rows. */
export type Scale = {
  /** Times the repeats, where there are several. */
  readonly depth: number
  /** Times the channels. */
  readonly width: number
  /** Channels of a row before they are scaled, at most. */
  readonly widest: number
}

export const plainScale: Scale = { depth: 1, width: 1, widest: Number.POSITIVE_INFINITY }

/** What all layers of a model share. */
export type YoloNet = {
  readonly net: Net
  /** Norms are multiplied into the convolutions, as for use after training; what serves training alone is left out. */
  readonly isFused: boolean
  readonly activation: Activation
}

/** A row at its turn. */
export type Turn = YoloNet & {
  /** What the rows that it reads have handed on; several tensors each where a row hands on several. */
  readonly inputs: readonly (readonly Tensor[])[]
  readonly repeats: number
  readonly wide: (channels: number) => number
  readonly classes: number
}

export type Part = (turn: Turn) => Tensor | readonly Tensor[]

/** From: a row, counted from here where it is below 0. */
export type Row = readonly [from: number | readonly number[], repeats: number, part: Part]

export type YoloModel = Scale &
  Pick<YoloNet, "isFused"> & {
    readonly rows: readonly Row[]
    readonly activation?: Activation
  }

/** What the last row hands on. */
export function layRows(net: Net, model: YoloModel, image: Tensor, classes: number): readonly Tensor[] {
  const { rows, depth, isFused, activation = "silu" } = model
  const done: (readonly Tensor[])[] = []
  const before = (from: number, row: number): readonly Tensor[] => done[from < 0 ? row + from : from] ?? [image]
  for (const [k, [from, times, part]] of rows.entries()) {
    const inputs = (typeof from === "number" ? [from] : from).map((one) => before(one, k))
    const repeats = times > 1 ? Math.max(Math.round(times * depth), 1) : times
    const wide = (channels: number): number => scaled(channels, model)
    const turn: Turn = { net, isFused, activation, inputs, repeats, classes, wide }
    const out = net.within(`model.${k}`, () => part(turn))
    done.push("from" in out ? [out] : out)
  }
  return done.at(-1) ?? [image]
}

/** To the next multiple of 8. */
function scaled(channels: number, { width, widest }: Scale): number {
  return Math.ceil((Math.min(channels, widest) * width) / 8) * 8
}

/** The only tensor, or the first. */
export function inputOf({ inputs }: Turn): Tensor {
  return inputs.flat()[0] as Tensor // every row reads at least one
}

/** A part that knows no repeats, laid as often one after the other. */
export function repeated(lay: (turn: Turn, x: Tensor) => Tensor): Part {
  return (turn) => {
    let x = inputOf(turn)
    if (turn.repeats === 1) return lay(turn, x)
    for (let k = 0; k < turn.repeats; k++) x = turn.net.within(`${k}`, () => lay(turn, x))
    return x
  }
}
