/** A compiled venture: the model, and what the file says about how to read it. */
import type { Diagnostic, Span } from "../diagnostics/index.ts"
import type { Correlation, Model } from "../engine/index.ts"
import type { VentureServer } from "../serving/index.ts"
import type { ExpectedTrends } from "../trends/index.ts"
import type { Dimension } from "../units/index.ts"
import type { Basis } from "./basis.ts"
import type { Criteria } from "./criteria.ts"
import type { Gate } from "./gates.ts"
import type { Header } from "./header.ts"
import type { Stress } from "./stress.ts"
import type { SampleSize } from "./studies.ts"

export type Project = {
  /** As in paths: `assistant`. */
  readonly name: string
  /** As written. */
  readonly label: string
  /** What it is built on; missing where the project was not read from a file. */
  readonly basis?: Basis
  /** What it serves its model with, for whoever plans that; null where it serves none of its own. Read when it is asked for. */
  readonly server?: () => VentureServer | null
  /** At which the founders go on or stop; missing where the file has none. */
  readonly gates?: readonly Gate[]
}

export type Resource = {
  readonly kind: "cash" | "gpus" | "data" | "people" | "channels"
  /** `resources.gpus.lab.count` */
  readonly path: string
  /** Short: `cash`, `gpus.lab`, `people.ml_engineer`. */
  readonly name: string
  /** Of GPUs the name in the catalogue, of people the role as written; missing elsewhere and where the catalogue knows none. */
  readonly of?: string
  /** Whether a pool of GPUs is bought and not rented. */
  readonly isOwned?: true
  /** Of data: the licence and the source, as written; null where the file says nothing. */
  readonly rights?: { readonly licence: string | null; readonly source: string | null }
}

export type Comparison = "<" | "<=" | ">" | ">=" | "==" | "!="

export type Constraint = {
  readonly text: string
  readonly span: Span
  /** Name as written, looked up in each project. */
  readonly quantity: string
  readonly when: { readonly kind: "end" } | { readonly kind: "month"; readonly month: number } | { readonly kind: "always" }
  readonly comparison: Comparison
  /** In base units of its dimension. */
  readonly value: number
  readonly dimension: Dimension
  /** The least probability with which it holds; null for a truth, whose own probability is compared. */
  readonly probability: number
}

export type Objective = {
  readonly quantity: string
  /** Constant relative risk aversion; null where there is none. */
  readonly riskAversion: number | null
  /** Constant absolute risk aversion instead; missing where there is none. */
  readonly riskTolerance?: RiskTolerance
}

/** What could be found out beforehand, as the file says. */
export type Study = {
  /** As in paths: `price_survey`. */
  readonly name: string
  /** As written. */
  readonly label: string
  readonly span: Span
  /** Paths of quantities that are one figure each. */
  readonly about: readonly string[]
  readonly sample: SampleSize
  /**
   * Path of the standard deviation of one observation, a share of the true figure where it is a plain number; null where each
   * observation says yes or no.
   */
  readonly noise: string | null
  /**
   * Paths of what it costs at all, of what one of the sample costs, of how long it takes and by how much the launch waits for it;
   * null where it is nothing.
   */
  readonly cost: string | null
  readonly each: string | null
  readonly takes: string | null
  readonly delays: string | null
}

/** In base units of its dimension. */
export type RiskTolerance = { readonly value: number; readonly dimension: Dimension; readonly span: Span }

/** What took the place of written values: a scenario of the file, and texts by name. */
export type Changed = {
  readonly scenario: string | null
  readonly set: readonly { readonly path: string; readonly text: string }[]
}

export type Venture = {
  readonly file: string
  readonly text: string
  readonly header: Header
  readonly model: Model
  readonly projects: readonly Project[]
  readonly resources: readonly Resource[]
  /** Paths of every quantity written in the file, in its order. */
  readonly written: readonly string[]
  readonly correlations: readonly Correlation[]
  /** Paths of the figures that the world decides, as the file says; missing where it says nothing of it. */
  readonly given?: readonly string[]
  readonly objective: Objective
  readonly constraints: readonly Constraint[]
  /** By what else projects are judged; missing where the file says nothing of it. */
  readonly criteria?: Criteria
  /** What could be found out beforehand; missing where the file says nothing of it. */
  readonly studies?: readonly Study[]
  readonly changed: Changed
  /** Blows that the founders fear; missing where the file names none. */
  readonly stress?: readonly Stress[]
  /** What it expects of prices and laws; missing where the file says nothing of it. */
  readonly trends?: ExpectedTrends
}

/** What compiling gives: a venture where there is no error, and everything there is to say. */
export type Compiled = { readonly venture: Venture | null; readonly diagnostics: readonly Diagnostic[] }
