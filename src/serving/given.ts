/** What serving is told by whoever joins the rooms. */
import type { Gpu } from "../data/index.ts"
import type { Report, Span } from "../diagnostics/index.ts"
import type { OwnModel, RentedModel } from "../models/index.ts"

/** A pool of the resources: `resources.gpus.<name>.count` and `.cost` are its quantities. */
export type Pool = { readonly name: string; readonly gpu: Gpu; readonly isOwned: boolean }

export type ServingGiven = {
  readonly report: Report
  readonly model: OwnModel | RentedModel | null
  /** The model section says what is looked up for a request. */
  readonly hasRetrieval: boolean
  readonly pools: readonly Pool[]
  /** Formulas of demand: `business.requests`, whether the product is sold, customers and those that join. Null: not known. */
  readonly requests: string | null
  readonly live: string
  readonly customers: string | null
  readonly joining: string | null
  /** Names under `serving` that the founder's own formulas take the place of. */
  readonly replaced: ReadonlySet<string>
  /** Where the section stands, for what is missing in it. */
  readonly span: Span | null
}
