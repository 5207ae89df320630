/** What feasibility is told by whoever joins the rooms. */
import type { OwnModel, RentedModel } from "../models/index.ts"
import type { Pool, ServingSection } from "../serving/index.ts"

/** A data set that the model names: `resources.data.<name>.size` is its quantity. */
export type DataSet = { readonly name: string; readonly countedIn: "token" | "sample" | "other" }

export type FeasibilityGiven = {
  readonly model: OwnModel | RentedModel | null
  /** Every quantity that the project has so far. */
  readonly names: ReadonlySet<string>
  readonly pools: readonly Pool[]
  readonly data: readonly DataSet[]
  readonly serving: ServingSection | null
  /** Passages are looked up for each request. */
  readonly hasRetrieval: boolean
  /** A task of the plan takes what training takes. */
  readonly isPlanned: boolean
  /** Month by which the constraints want the launch; null: by the horizon. */
  readonly deadline: number | null
}
