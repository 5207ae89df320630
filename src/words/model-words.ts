/** What `model` and `models` say, as a type: the English and the Chinese table have all of it, or do not compile. */

export type ModelWords = {
  readonly headings: Readonly<Record<"layers" | "families" | "datasets" | "results", string>>
  readonly columns: Readonly<
    Record<
      | "path"
      | "kind"
      | "output"
      | "parameters"
      | "flops"
      | "share"
      | "name"
      | "family"
      | "models"
      | "metric"
      | "value"
      | "source",
      string
    > &
      Record<"dataset" | "size" | "licence" | "commercial" | "model", string>
  >
  readonly rows: Readonly<
    Record<
      "tasks" | "source" | "sample" | "parameters" | "active" | "embedding" | "trained" | "forward" | "training" | "comparisons",
      string
    > &
      Record<"activations" | "weights" | "state" | "form", string>
  >
  /** By the kinds of layers that the room of models knows. */
  readonly kinds: Readonly<Record<string, string>>
  readonly tasks: Readonly<Record<string, string>>
  readonly metrics: Readonly<Record<string, string>>
  readonly commercial: Readonly<Record<"yes" | "conditions" | "check" | "no", string>>
  readonly per: Readonly<Record<"token" | "image" | "sample", string>>
  readonly perColumn: Readonly<Record<"token" | "image" | "sample", string>>
  /** Of layers of the user's own. */
  readonly ownHeading: (name: string) => string
  readonly heading: (name: string, title: string, family: string, library: string) => string
  /** A block of so many layers. */
  readonly block: (layers: number) => string
  /** Exact, and short in brackets where it is long. */
  readonly exact: (exact: string, short: string) => string
  readonly share: (figure: string, share: string) => string
  readonly macs: (flops: string, per: string, macs: string) => string
  readonly attention: Readonly<Record<"causal" | "full", string>>
  readonly trainedBy: Readonly<Record<"full" | "lora" | "qlora" | "head", (rank: number) => string>>
  /** Counted in the form that is used; the one that is trained has a name and parameters of its own. */
  readonly fused: (name: string, parameters: string) => string
  /** How many parameters, and which. */
  readonly trained: (count: string, how: string) => string
  readonly activationsAt: (bytes: string, batch: string) => string
  readonly perToken: (bytes: string) => string
  readonly fixed: (bytes: string) => string
  readonly ofSequence: (bytes: string) => string
  readonly window: (layers: number, of: number, window: string) => string
  readonly precisionNote: (precision: string) => string
  readonly opens: (option: string) => string
  readonly noTask: string
  readonly range: (least: string, most: string) => string
  /** How many models and families a list has. */
  readonly counted: (models: number, families: number) => string
  readonly none: string
  readonly noData: string
  readonly usualSize: string
  readonly more: string
  readonly moreOfFamily: string
}
