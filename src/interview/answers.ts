/** What a founder was asked and said, as plain values: from these the file is written, whoever asked. */
import type { Gpu, TrustedSource } from "../data/index.ts"
import type { Words } from "../words/index.ts"

/** What is assumed where no source is known; each has its sentence in words. */
export type AssumptionId = keyof Words["interview"]["assumed"]

/** Where a figure comes from: the founder, a row of the catalogue, or an assumption that says so. */
export type Origin =
  | { readonly kind: "founder" }
  | { readonly kind: "source"; readonly source: TrustedSource }
  | { readonly kind: "assumption"; readonly of: AssumptionId }

/** A quantity in the language of the file: `6 to 14 USD/seat/month`. */
export type Figure = { readonly text: string; readonly origin: Origin }

export type Title = { readonly name: string; readonly does: string }

export type Place = {
  /** ISO 3166. */
  readonly code: string
  /** ISO 4217; the dollar where no exchange rate is known for the country's own. */
  readonly currency: string
  readonly origin: Origin
}

export type GpuPool = {
  readonly gpu: Gpu
  readonly isOwned: boolean
  /** `8 GPU`, `up to 16 GPU`. */
  readonly count: Figure
  /** By the hour, where the founder names one; else the catalogue's rent, or power and hosting of an owned one. */
  readonly price: string | null
}

export type DataSet = {
  readonly name: string
  readonly size: string
  readonly countedIn: "token" | "text" | "image"
  readonly licence: Licence | null
}
export type Licence = "exclusive" | "owned" | "licensed" | "public"

export type Person = {
  /** A role of the catalogue, or any other whose pay is given. */
  readonly role: string
  readonly count: Figure
  readonly pay: string | null
}

/** `own`: weights that we hold; `rented`: a model behind an API. */
export type NamedModel = { readonly kind: "own" | "rented"; readonly name: string }

export type Candidate = {
  readonly label: string
  /** Null where the founder named none. */
  readonly model: NamedModel | null
}

export type Buyers = {
  readonly size: Figure
  /** In the founder's own word: `hospitals`; "" where none was written. */
  readonly who: string
  /** Counted in people: each is one seat. */
  readonly isOneSeat: boolean
}

export type Measure = "seat" | "customer" | "seat once" | "customer once" | "request" | "token"
export type Price = { readonly figure: Figure; readonly per: Measure }

export type Answers = {
  readonly title: Title
  readonly country: Place
  readonly cash: Figure
  readonly gpus: readonly GpuPool[]
  readonly data: readonly DataSet[]
  readonly people: readonly Person[]
  /** Empty where the founder named none. */
  readonly projects: readonly Candidate[]
  readonly customers: Buyers
  readonly price: Price
  /** Time from the start to the launch. */
  readonly launch: Figure
}
export type SoFar = Partial<Answers>

export const founder: Origin = { kind: "founder" }
