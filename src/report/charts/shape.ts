/**
 * A chart laid out: where every axis, mark and text stands, in pixels of its own box. The kinds of chart lay themselves
 * out without knowing how a drawing becomes SVG.
 */
import type { Language } from "../../units/index.ts"
import type { Ink } from "./colours.ts"

export type Point = readonly [x: number, y: number]

export type Shape =
  | {
      readonly kind: "rect"
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill: Ink
    }
  | { readonly kind: "area"; readonly points: readonly Point[]; readonly fill: Ink; readonly stroke?: Ink }
  | {
      readonly kind: "line"
      readonly points: readonly Point[]
      readonly stroke: Ink
      readonly width: number
      readonly isDashed?: boolean
    }
  /** `y` is the middle of the line of text. */
  | {
      readonly kind: "text"
      readonly x: number
      readonly y: number
      readonly text: string
      readonly size: number
      readonly fill: Ink
      readonly align: "left" | "center" | "right"
      readonly isStrong?: boolean
    }

/** An axis from `min` to `max` with a label at each tick. */
export type Axis = {
  readonly min: number
  readonly max: number
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
  readonly hasGrid: boolean
}

/** The box in which the axes stand. */
export type Plot = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

export type Drawing = {
  readonly width: number
  readonly height: number
  readonly plot: Plot
  /** Null: that side is laid out in shapes, such as rows with their labels. */
  readonly x: Axis | null
  readonly y: Axis | null
  readonly shapes: readonly Shape[]
}

/** What is asked of a picture. A height is taken where the kind of chart has no height of its own, such as its rows. */
export type Look = { readonly language: Language; readonly width: number; readonly height?: number }

/** Below this width labels stand above their rows, not beside them. */
const narrowest = 480
export const isNarrow = ({ width }: Look): boolean => width < narrowest

/** Sizes of texts in pixels. */
export const size = { label: 12, figure: 11.5 } as const

/** From figures to pixels. */
export function scale(min: number, max: number, from: number, to: number): (x: number) => number {
  if (min === max) return () => from
  return (x) => from + ((Math.min(max, Math.max(min, x)) - min) / (max - min)) * (to - from)
}
