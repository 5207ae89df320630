/** The blows that are tried: those that every venture fears, where it has the quantities, and those of the file. */
import type { Quantity } from "../../engine/index.ts"
import { type Project, stressed, type Venture } from "../../venture/index.ts"
import { isTime } from "../figures.ts"
import { ofProject } from "../find-quantity.ts"
import type { BuiltInStress, StressCase } from "./answer.ts"

export type Blow = {
  readonly quantity: Quantity
  /** It is multiplied by 1 + share; an amount in base units is added; it is held at a figure. */
  readonly by: { readonly kind: "share" | "addition" | "held"; readonly amount: number }
}

export type BlowCase = Pick<StressCase, "kind" | "name"> & { readonly blows: readonly Blow[] }

/** How hard the built-in ones are, and what they strike. */
const builtIn: Readonly<Record<BuiltInStress, (venture: Venture, project: Project) => readonly Blow[]>> = {
  revenue: (venture, project) => first(venture, project, ["business.revenue", "revenue"], { kind: "share", amount: -0.3 }),
  launch: (venture, project) => first(venture, project, ["launch"], { kind: "addition", amount: 6 }, isTime),
  compute: (venture, project) => {
    const pools = quantitiesAt(venture, /^resources\.gpus\.[^.]+\.cost$/u).filter(isGiven)
    const own = quantitiesAt(venture, /^serving\.(rent|token_price\.(input|cached|output))$/u, project)
    return [...pools, ...own].map((quantity) => ({ quantity, by: { kind: "share", amount: 0.5 } }))
  },
  // Luck is below its probability where money comes.
  funding: (venture, project) =>
    quantitiesAt(venture, /^funding\.[^.]+\.luck$/u, project).map((quantity) => ({ quantity, by: { kind: "held", amount: 1 } })),
  churn: (venture, project) => first(venture, project, ["churn"], { kind: "share", amount: 1 }),
  price: (venture, project) => {
    const lines = quantitiesAt(venture, /^revenue\.[^.]+\.price$/u, project)
    const by = { kind: "share", amount: -0.25 } as const
    return lines.length > 0 ? lines.map((quantity) => ({ quantity, by })) : first(venture, project, ["price"], by)
  },
}

const builtInNames: readonly BuiltInStress[] = ["revenue", "launch", "compute", "funding", "churn", "price"]

/** Without those that strike nothing. A quantity that several projects share is struck once. */
export function casesOf(venture: Venture, projects: readonly Project[]): readonly BlowCase[] {
  const usual = builtInNames.map((name): BlowCase => {
    const blows = projects.flatMap((project) => builtIn[name](venture, project))
    return { kind: "built-in", name, blows: blows.filter((one, k) => blows.findIndex((b) => b.quantity === one.quantity) === k) }
  })
  const own = (venture.stress ?? []).map(({ name, changes }): BlowCase => {
    const blows = changes.flatMap(({ target, by }) =>
      stressed(venture, target).map(
        (quantity): Blow => ({
          quantity,
          by: by.kind === "share" ? { kind: "share", amount: by.share } : { kind: "addition", amount: by.amount },
        }),
      ),
    )
    return { kind: "file", name, blows }
  })
  return [...usual, ...own].filter(({ blows }) => blows.length > 0)
}

/** The first of these names that the project, or else the file, has. */
function first(
  venture: Venture,
  { name: project }: Project,
  names: readonly string[],
  by: Blow["by"],
  canBe: (dimension: Quantity["dimension"]) => boolean = () => true,
): readonly Blow[] {
  const found =
    names.map((name) => ofProject(venture, project, name)).find((quantity) => quantity !== null) ??
    names.map((name) => venture.model.quantities.get(name)).find((quantity) => quantity !== undefined)
  return found !== undefined && canBe(found.dimension) ? [{ quantity: found, by }] : []
}

/** By their names in the project, or by their paths. */
function quantitiesAt({ model }: Venture, pattern: RegExp, project: Project | null = null): readonly Quantity[] {
  const prefix = project === null ? "" : `${project.name}.`
  return [...model.quantities.values()].filter(({ path }) => path.startsWith(prefix) && pattern.test(path.slice(prefix.length)))
}

/** What a machine of one's own takes is power and hosting: they do not follow the price of machines. */
function isGiven({ definition }: Quantity): boolean {
  return definition.origin.kind !== "library"
}
