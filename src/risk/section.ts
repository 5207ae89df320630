/** The `risks` section of a project: what may happen, how often, on what it acts, what is done against it. */
import type { Span } from "../diagnostics/index.ts"
import { type Field, list, mapOf, optional, type Placed, placed, quantity, record, type Shape, text } from "../shape/index.ts"

export type Control = {
  readonly name: string | null
  readonly cost: Field | null
  /** Share by which events become rarer. */
  readonly cuts_frequency: Field | null
  /** Share by which the loss of an event becomes smaller. */
  readonly cuts_loss: Field | null
  /** Share by which the effects of an event become weaker, a delay shorter. */
  readonly cuts_effect: Field | null
}

export type RiskEffect = { readonly key: string; readonly keySpan: Span; readonly value: Field }

export type RiskEntry = {
  readonly name: Placed | null
  /** Of at least one event in a year, effective. */
  readonly probability: Field | null
  /** Events a year in the mean. */
  readonly frequency: Field | null
  /** On quantities of the project: a share (-100 %), an amount in their own unit, or a delay of a date. */
  readonly effect: readonly RiskEffect[]
  /** Of one event. */
  readonly loss: Field | null
  /** A task or milestone before which it cannot happen. */
  readonly after: Placed | null
  /** How long the effect of an event stays; for ever unless given. */
  readonly lasts: Field | null
  readonly control: Control | null
}

const share = (): Shape<Field | null> => optional(quantity("", { least: 0 }))

export const risksShape: Shape<readonly RiskEntry[]> = list<RiskEntry>(
  record({
    name: placed(),
    probability: optional(quantity("%/year", { least: 0 })),
    frequency: optional(quantity("1/month", { least: 0 })),
    effect: mapOf(quantity(null)),
    loss: optional(quantity("¤", { least: 0 })),
    after: optional(placed()),
    lasts: optional(quantity("month", { least: 0 })),
    control: optional(
      record({
        name: optional(text()),
        cost: optional(quantity("¤/month", { least: 0 })),
        cuts_frequency: share(),
        cuts_loss: share(),
        cuts_effect: share(),
      }),
    ),
  }),
  ["name"],
)
