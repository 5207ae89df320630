/** The best project as it stands, what was found out about it, and the months by which something is due. */
import type { Quantity } from "../../engine/index.ts"
import { calendarMonth, type Venture } from "../../venture/index.ts"
import type { Action, CashBands, ResourceAnswer } from "../answer.ts"
import type { Chosen } from "../choose/choose.ts"
import type { Samplers } from "../effort.ts"
import type { Shown } from "../figures.ts"
import { ofProject } from "../find-quantity.ts"
import type { Learned } from "../information/information.ts"
import type { ProjectRun } from "../plan/project-answer.ts"
import type { ProjectGates } from "../staged/answer.ts"
import type { Contest } from "../worth/contest.ts"

export type Standing = {
  readonly venture: Venture
  readonly chosen: Chosen
  readonly run: ProjectRun
  readonly samplers: Samplers
  readonly unit: Shown
}

/** With what its resources are worth and what is worth finding out. */
export type Informed = Standing & {
  readonly resources: Readonly<Record<string, ResourceAnswer>>
  readonly learned: readonly Learned[]
  /** Replicates behind the errors of `learned`. */
  readonly replicates: number
  readonly contest: Contest
  /** Of the best project; null where there is nothing to tell. */
  readonly gates: ProjectGates | null
}

/** An action, and what it is ordered by: the mean by which it moves the objective, in the unit shown. */
export type Proposal = { readonly action: Action; readonly worth: number }

export type Amount = NonNullable<Action["from"]>

/** Figures of a column or of a decision, as the quantity is shown. */
export function amountOf({ factor, unit }: Pick<Quantity, "factor" | "unit">, value: number): Amount {
  return { value: value / factor, unit }
}

/** A quantity of the best project. */
export function ownQuantity({ venture, chosen }: Standing, name: string): Quantity | null {
  return ofProject(venture, chosen.subject.project.name, name)
}

/** Until the launch there is time to find out and to decide. */
export function launchMonth({ venture, run }: Standing): string | null {
  return monthText(venture, run.answer.launchMonth?.p50 ?? null)
}

/**
 * The last month in which the venture is still hardly ever ruined, or, where it hardly ever is at all, that in which cash is lowest
 * in the middle. Null at the end of the horizon: nothing is then due before.
 */
export function cashDueMonth({ venture, run }: Standing): string | null {
  const month = run.cash === null ? null : dueMonth(run.cash, run.ruin)
  return month === null || month >= venture.model.months - 1 ? null : monthText(venture, month)
}

/** Ruin in more than one sample in twenty is no longer rare. */
const rare = 0.05

/** `ruin`: probability by the end of each month, null where there is none to tell of. */
export function dueMonth({ p50 }: Pick<CashBands, "p50">, ruin: readonly number[] | null): number {
  const first = ruin?.findIndex((probability) => probability > rare) ?? -1
  if (first >= 0) return Math.max(0, first - 1)
  const known = p50.map((value) => value ?? Number.POSITIVE_INFINITY)
  return known.indexOf(Math.min(...known))
}

export function monthText({ header }: Venture, month: number | null): string | null {
  return month === null || !Number.isFinite(month) ? null : calendarMonth(header.start, Math.floor(month))
}
