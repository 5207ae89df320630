/** What the other rooms spend, by class of cost: for whoever adds up the costs of a project. */
import type { ClassPart, GivenCost } from "../business/index.ts"
import { type CostClass, costClasses } from "../data/index.ts"
import type { RoomQuantity } from "../engine/index.ts"
import { slug } from "../shape/index.ts"
import type { Pool } from "../training/index.ts"
import type { ProjectSections } from "./project.ts"
import type { ProjectFile, VentureFile } from "./read.ts"

/** `served`: name of the pool that answers. Training and the tasks of the plan make the product; what a risk costs is nobody's work. */
export function givenCosts(pools: readonly Pool[], served: string | null, team: readonly RoomQuantity[]): readonly GivenCost[] {
  return [
    { formula: "team.payroll", parts: payrollParts(team) },
    whole("training.spending", "research"),
    serving("serving.cost"),
    whole("plan.spending", "research"),
    whole("risk.losses", "overhead"),
    whole("risk.controls", "overhead"),
    // A pool that serves and trains stands there for the customers: it would be kept for them alone.
    ...pools
      .filter((pool) => pool.isOwned)
      .map(({ name }) => (name === served ? serving : research)(`resources.gpus.${name}.upkeep`)),
  ]
}

/** A cost of one class. */
export const whole = (formula: string, of: CostClass): GivenCost => ({ formula, parts: [{ class: of, formula }] })

const research = (formula: string): GivenCost => whole(formula, "research")
const serving = (formula: string): GivenCost => ({ formula, parts: [{ class: "cogs", formula, isServing: true }] })

/** A payroll without people is a formula of the founder: nobody knows who is paid. */
function payrollParts(team: readonly RoomQuantity[]): readonly ClassPart[] {
  const parts = costClasses.flatMap((name) => {
    const formula = `team.classes.${name}.payroll`
    return team.some((row) => row.name === formula) ? [{ class: name, formula }] : []
  })
  return parts.length === 0 ? [{ class: "overhead", formula: "team.payroll" }] : parts
}

/** Formula of an employer's cost on top of pay; null where nobody is paid. */
export function burdenIn(team: readonly RoomQuantity[], { team: section }: ProjectSections): string | null {
  const isPaid = team.some(({ name }) => name === "team.wage_level")
  return isPaid || section?.burden != null ? "team.burden" : null
}

/** Whether a formula or another value takes the place of all costs, or a risk or a trend acts on them. */
export function areCostsMoved(
  { name, formulas, sections }: ProjectFile,
  { set, trends }: Pick<VentureFile, "set" | "trends">,
): boolean {
  const isCosts = (key: string): boolean => ["costs", "business.costs"].includes(slug(key))
  return (
    set.has(`${slug(name)}.business.costs`) ||
    formulas.some(({ key }) => slug(key) === "business.costs") ||
    sections.risks.some(({ effect }) => effect.some(({ key }) => isCosts(key))) ||
    (trends?.trends ?? []).some(({ entry }) => entry.acts_on.some((target) => target !== null && isCosts(target.text)))
  )
}
