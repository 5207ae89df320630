/** The size of images that a variant was trained on. */
import type { Size } from "../../architecture.ts"

export function square(side: number): Partial<Size> {
  return { image: [side, side] }
}
