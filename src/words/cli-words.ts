/** What the command line says of itself, as a type. */

type TrainingOption =
  | ("gpu" | "gpus" | "machine" | "microBatch" | "globalBatch" | "tokens" | "tp" | "pp" | "dp" | "cp" | "ep" | "vpp" | "zero")
  | ("trainingPrecision" | "recompute" | "sequenceParallel" | "noSequenceParallel" | "optimizer" | "method" | "framework")
  | ("offload" | "schedule" | "loader")
  | ("objective" | "measuredStep")

export type CliWords = {
  readonly usage: string
  readonly commandsTitle: string
  readonly argumentsTitle: string
  readonly optionsTitle: string
  readonly about: string
  readonly commands: Readonly<
    Record<
      | "init"
      | "check"
      | "run"
      | "plan"
      | "compare"
      | "costs"
      | "explain"
      | "solve"
      | "report"
      | "sources"
      | "trends"
      | "model"
      | "models"
      | "training"
      | "serving"
      | "data",
      string
    >
  >
  readonly arguments: Readonly<
    Record<"file" | "first" | "second" | "newFile" | "quantities" | "quantity" | "project" | "model" | "filter", string>
  >
  readonly options: Readonly<
    Record<
      | "json"
      | "lang"
      | "quiet"
      | "noColor"
      | "samples"
      | "seed"
      | "threads"
      | "set"
      | "until"
      | "scenario"
      | "depth"
      | "program"
      | "matters"
      | "month"
      | "asOf"
      | "output"
      | "for"
      | "suchThat"
      | "project"
      | "between"
      | "best"
      | "format"
      | "sequence"
      | "image"
      | "frames"
      | "batch"
      | "classes"
      | "loraRank"
      | "loraTargets"
      | "precision"
      | "tuning"
      | "attention"
      | "blocks"
      | "family"
      | "library"
      | "task"
      | "least"
      | "most"
      | "version"
      | "help"
      | TrainingOption,
      string
    >
  >
  /** Example, and where to go on; shown by the bare command. */
  readonly start: string

  readonly unknownCommand: (name: string, nearest: readonly string[]) => string
  readonly unknownOption: (name: string, nearest: readonly string[]) => string
  readonly missingArgument: (name: string) => string
  readonly missingValue: (option: string) => string
  /** `whole`: an option with its value in quotes, where the shell took it apart. */
  readonly tooMany: (command: string, whole: string | null) => string
  readonly badValue: (option: string, value: string, expected: string) => string
  readonly once: (option: string) => string
  readonly conflict: (first: string, second: string) => string
  readonly month: (least: number, most: number) => string
  readonly wholeNumber: (least: number, most: number) => string
  readonly pathAndValue: string
  readonly imageSize: string
  readonly oneOf: (words: readonly string[]) => string
  readonly targets: (words: readonly string[]) => string
  readonly parameterCount: string
  readonly amountNeeded: string
  readonly secondsNeeded: string
  readonly language: string
  readonly day: string
  readonly folderOutput: (folder: string, file: string) => string
  readonly badOutput: (file: string, endings: readonly string[], nearest: readonly string[]) => string
  readonly pdfByBrowser: string
  readonly needsOutput: string
  readonly written: (file: string) => string
  /** Of a server that runs elsewhere, or none. */
  readonly noPictures: (folder: string) => string
  readonly seeHelp: (command: string) => string

  /** Errors that a text leaves out. */
  readonly moreErrors: (count: number) => string
  readonly drawing: string
  readonly drawn: (share: string) => string
  readonly drawnSoFar: (samples: string) => string
  readonly progress: (share: string) => string
  readonly internal: (message: string) => string
}
