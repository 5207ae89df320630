/** Built-in quantities that all projects share: the horizon, the required return. */
import { benchmark, sourceOf } from "../data/index.ts"
import { quantities, type RoomQuantity } from "../engine/index.ts"
import type { VentureFile } from "./read.ts"

export function globalFormulas({ header, discount }: VentureFile): RoomQuantity[] {
  // Failure is simulated, so the return is that asked of companies which do survive; the earlier stages price failure in.
  const usual = benchmark("return.late")
  return [
    ...quantities("", { horizon: ["month", `${header.months} month`] }),
    // Without projects nothing asks for it, and a file of formulas has only what it says.
    ...(discount === null ? quantities("", { discount: ["1/month", usual.value, sourceOf(usual)] }) : []),
  ]
}
