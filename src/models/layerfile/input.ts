/** The line `input:` of a layer file: what one sample is. */
import { error, type Report } from "../../diagnostics/index.ts"
import { unreachable } from "../../engine/index.ts"
import type { Placed } from "../../shape/index.ts"
import type { Size, Unit } from "../architecture.ts"
import type { Shape } from "../graph/layer-graph.ts"

export type Input = {
  readonly kind: InputKind
  readonly per: Unit
  /** Sizes that a user may change afterwards. */
  readonly usual: Partial<Size>
  readonly shape: (size: Size) => Shape
}

type InputKind = "image" | "video" | "tokens" | "sequence" | "vector"

const forms: Readonly<Record<InputKind, { readonly axes: number; readonly per: Unit; readonly example: string }>> = {
  image: { axes: 3, per: "image", example: "image 3x224x224" },
  video: { axes: 4, per: "sample", example: "video 3x16x224x224" },
  tokens: { axes: 1, per: "token", example: "tokens 512" },
  sequence: { axes: 2, per: "sample", example: "sequence 100x40" },
  vector: { axes: 1, per: "sample", example: "vector 20" },
}

/** No side of a sample is longer. */
const mostSide = 1e7

export function readInput(given: Placed | null, report: Report): Input | null {
  if (given === null) return null
  const [word = "", sizes = "", ...rest] = given.text.trim().split(/\s+/u)
  const kind = (Object.keys(forms) as InputKind[]).find((known) => known === word.toLowerCase()) // keys of the record above
  const numbers = sizes.split(/[x×]/u).map(Number)
  const isWhole = numbers.every((side) => Number.isInteger(side) && side >= 1 && side <= mostSide)
  if (kind === undefined || rest.length > 0 || numbers.length !== forms[kind].axes || !isWhole) {
    const known = Object.values(forms).map(({ example }) => example)
    report(error("layer-input", given.span, { got: given.text, known }))
    return null
  }
  return { kind, per: forms[kind].per, usual: usualOf(kind, numbers), shape: (size) => shapeOf(kind, numbers, size) }
}

function usualOf(kind: InputKind, numbers: readonly number[]): Partial<Size> {
  const [first = 0, second = 0, third = 0, fourth = 0] = numbers
  if (kind === "image") return { image: [second, third] }
  if (kind === "video") return { frames: second, image: [third, fourth] }
  return kind === "vector" ? {} : { sequence: first }
}

function shapeOf(kind: InputKind, numbers: readonly number[], size: Size): Shape {
  const [first = 0, second = 0] = numbers
  switch (kind) {
    case "image":
      return [first, ...size.image]
    case "video":
      return [first, size.frames, ...size.image]
    case "tokens":
      return [size.sequence]
    case "sequence":
      return [size.sequence, second]
    case "vector":
      return numbers
    default:
      return unreachable(kind)
  }
}
