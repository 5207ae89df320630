/** Dated facts behind the trends: rents, purchase prices, prices of a capability, electricity, training runs. Restated from the sources in the file. */

import type { Source } from "./source.ts"
import json from "./trend-points.json" with { type: "json" }

type Points = {
  readonly sources: Readonly<Record<"rents" | "machines" | "capability" | "electricity" | "compute", Source>>
  /** On demand [USD/GPU-hour], by the id in gpus.json. */
  readonly rents: readonly (readonly [gpu: string, provider: string, day: string, price: number])[]
  /** [USD/GPU], within 18 months of the release. */
  readonly machines: readonly (readonly [gpu: string, day: string, price: number])[]
  /** Each model that made an Arena score cheaper than any before it [USD/Mtoken of input]. */
  readonly capability: readonly (readonly [score: number, month: string, price: number, model: string])[]
  /** [USD/kWh] */
  readonly electricity: readonly (readonly [month: string, price: number])[]
  /** Training compute [FLOP]. */
  readonly compute: readonly (readonly [model: string, organisation: string, day: string, flops: number])[]
}

// The file is checked row by row in trends.test.ts, so its shape is the declared one.
export const trendPoints: Points = json as unknown as Points
