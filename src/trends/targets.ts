/** On which prices of a project a trend acts by itself: rents of what is rented, power of what is owned, prices of tokens. */
import type { TrendSeries } from "../data/index.ts"
import type { TrendsProject } from "./given.ts"

type ActsOn = NonNullable<TrendSeries["actsOn"]>

/** `cost`: the whole change; `training`: that up to the month in which training begins; `own`: what competition passes on to the founder's own price. */
export type Target = { readonly name: string; readonly how: "cost" | "training" | "own" }

export function targetsOf(actsOn: ActsOn, project: TrendsProject): readonly Target[] {
  const names = new Set([...project.rows.map(({ name }) => name), ...project.fields.map(({ name }) => name)])
  return byKind[actsOn](project).filter(({ name }) => names.has(name))
}

const byKind: Readonly<Record<ActsOn, (project: TrendsProject) => readonly Target[]>> = {
  rents: (project) => [...servingRents(project), ...clusters(project, false)],
  // A cluster that is rented for training is of its day: newer accelerators come later.
  serving: servingRents,
  machines: () => [cost("serving.on_premises.price")],
  power: (project) => [...(isOwnedAt(project, "serving.price") ? [cost("serving.price")] : []), ...clusters(project, true)],
  tokens: (project) => [...tokenCosts(project), ...ownPrices(project)],
}

const cost = (name: string): Target => ({ name, how: "cost" })

/** `serving.rent` is that of what goes beyond an owned pool. */
function servingRents(project: TrendsProject): readonly Target[] {
  return [...(isOwnedAt(project, "serving.price") ? [] : [cost("serving.price")]), cost("serving.rent")]
}

function clusters(project: TrendsProject, isOwned: boolean): readonly Target[] {
  return project.rows.flatMap(({ name }): Target[] =>
    /^training\.cluster\.[^.]+\.price$/u.test(name) && isOwnedAt(project, name) === isOwned ? [{ name, how: "training" }] : [],
  )
}

/** Whether the price is that of a pool that is owned: its power. */
function isOwnedAt({ rows, owned }: TrendsProject, name: string): boolean {
  const text = rows.find((row) => row.name === name)?.text
  const pool = typeof text === "string" ? /^= resources\.gpus\.(.+)\.cost$/u.exec(text)?.[1] : undefined
  return pool !== undefined && owned.has(pool)
}

function tokenCosts({ rows }: TrendsProject): readonly Target[] {
  return rows.filter(({ name }) => name.startsWith("serving.token_price.")).map(({ name }) => cost(name))
}

/** Prices by token and by request compete with those of tokens; a seat is sold for what it is worth. */
function ownPrices({ fields }: TrendsProject): readonly Target[] {
  return fields.flatMap(({ name, unit }): Target[] =>
    /^revenue\.[^.]+\.price$/u.test(name) && (unit === "¤/token" || unit === "¤/request") ? [{ name, how: "own" }] : [],
  )
}
