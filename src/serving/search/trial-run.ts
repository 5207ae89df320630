/** What was simulated of a set-up, so that it can be again. */
import type { Load, ServerSettings, SimulationOptions } from "../simulate/simulate.ts"

export type TrialRun = {
  readonly load: Load
  readonly settings: ServerSettings
  readonly options: SimulationOptions
}
