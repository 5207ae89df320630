/** How long a project lives, sample by sample: what is told of its costs, and of what would save, stops where it is ruined. */
import type { Sampler } from "../../engine/index.ts"
import type { Project, Venture } from "../../venture/index.ts"
import { ofProject } from "../find-quantity.ts"
import { type Living, livingOf } from "../portrait/living.ts"
import { ruinedByMonth, ruinIn } from "../ruin.ts"

export function livingIn(venture: Venture, project: Project, sampler: Sampler, parameters: readonly number[]): Living {
  const { model, plan } = sampler
  const tell = ruinIn((name) => ofProject(venture, project.name, name))
  if (tell === null) return livingOf(null, model.months, plan.samples)
  const [values = new Float64Array()] = sampler.run([tell.node], parameters)
  const monthly = livingOf(null, model.months, plan.samples).flow(values)
  const ruined = ruinedByMonth(tell, monthly, plan.samples)
  return livingOf(ruined, model.months, plan.samples)
}
