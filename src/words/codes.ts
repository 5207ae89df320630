/**
 * Every code that a diagnostic may carry. A code without a sentence in both languages does not compile; a code in the
 * sources that is missing here fails codes.test.ts.
 */

/** The text itself: YAML, figures, units, formulas. */
export const textCodes = [
  "bad-distribution",
  "chained-comparison",
  "constant-expected",
  "cut-text",
  "data-arguments",
  "data-not-alone",
  "different-dimensions",
  "different-units",
  "distribution-in-formula",
  "empty-file",
  "file-too-deep",
  "full-width",
  "grouped-digits",
  "interval-dash",
  "key-expected",
  "missing-equals",
  "no-sections",
  "no-whole-number",
  "not-a-quantity",
  "number-expected",
  "number-too-large",
  "plain-expected",
  "reversed-interval",
  "syntax",
  "too-deep",
  "too-many-values",
  "unit-form",
  "unit-missing",
  "unit-syntax",
  "unit-twice",
  "unknown-alias",
  "unknown-distribution",
  "unknown-function",
  "unknown-unit",
  "weight-expected",
  "wrong-arity",
  "wrong-operator",
] as const

/** What the YAML parser finds: its own codes behind `yaml-`. */
export const yamlCodes = [
  "yaml-alias-props",
  "yaml-bad-alias",
  "yaml-bad-collection-type",
  "yaml-bad-directive",
  "yaml-bad-dq-escape",
  "yaml-bad-indent",
  "yaml-bad-prop-order",
  "yaml-bad-scalar-start",
  "yaml-block-as-implicit-key",
  "yaml-block-in-flow",
  "yaml-duplicate-key",
  "yaml-impossible",
  "yaml-key-over-1024-chars",
  "yaml-missing-char",
  "yaml-multiline-implicit-key",
  "yaml-multiple-anchors",
  "yaml-multiple-docs",
  "yaml-multiple-tags",
  "yaml-non-string-key",
  "yaml-resource-exhaustion",
  "yaml-tab-as-indent",
  "yaml-tag-resolve-failed",
  "yaml-unexpected-token",
] as const

/** What the file means: sections, names, units of formulas, what `run` and `plan` are asked. */
export const ventureCodes = [
  "bad-constraint",
  "bad-correlation",
  "bad-horizon",
  "bad-name",
  "bad-option",
  "bad-rate",
  "bad-start",
  "bad-unit-name",
  "constraint-not-applied",
  "constraint-not-met",
  "correlation-lapsed",
  "correlations-repaired",
  "data-column",
  "data-missing",
  "data-number",
  "description-value",
  "duplicate-name",
  "endless-history",
  "exponent-not-constant",
  "list-expected",
  "loop",
  "mismatched-units",
  "missing-key",
  "month-expected",
  "month-outside",
  "monthly-start",
  "more-not-a-number",
  "never-a-number",
  "needs-plain",
  "no-objective",
  "no-costs",
  "no-projects",
  "no-random-input",
  "no-rate",
  "no-start",
  "no-venture",
  "not-a-number",
  "objective-units",
  "outside-data",
  "plain-number-expected",
  "previous-needs-start",
  "reserved-name",
  "risk-aversion-negative",
  "section-expected",
  "section-not-read",
  "several-quantities",
  "steps-unordered",
  "unused-quantity",
  "stock-incomplete",
  "text-expected",
  "probability-above-one",
  "too-small",
  "too-large",
  "unknown-currency",
  "unknown-key",
  "unknown-name",
  "unknown-quantity",
  "unknown-scenario",
  "unknown-version",
  "unknown-word",
  "until-form",
  "until-not-reached",
  "until-width",
  "value-expected",
  "wrong-unit",
] as const

/** What the rooms ask of their sections. */
export const roomCodes = [
  "bad-json",
  "contract-months",
  "cost-empty",
  "cost-key-needed",
  "cost-key-unfit",
  "delay-expected",
  "figure-expected",
  "figure-positive",
  "figure-whole",
  "for-not-sold",
  "funding-incomplete",
  "gpu-without-bandwidth",
  "gpu-without-peak",
  "gpu-without-price",
  "key-alone",
  "key-unfit",
  "keys-exclude",
  "layer-do-not-fit",
  "layer-file-empty",
  "layer-file-other",
  "layer-input",
  "layer-limit",
  "layer-loop",
  "layer-name-unknown",
  "layer-not-divisible",
  "layer-number",
  "layer-reserved",
  "layer-tied",
  "layer-too-small",
  "layer-unknown",
  "layer-wrong-axes",
  "line-twice",
  "machine-gpu",
  "market-beside-segments",
  "market-elasticity-beside-competition",
  "market-elasticity-sign",
  "market-free-price",
  "market-gap",
  "market-price-units",
  "market-reference-price",
  "market-season-start",
  "market-spending",
  "market-spending-unneeded",
  "market-total-twice",
  "market-unknown-role",
  "milestone-takes-time",
  "missing-section",
  "model-architecture-unread",
  "model-config-groups",
  "model-config-heads",
  "model-config-missing",
  "model-config-shape",
  "model-config-size",
  "model-config-text-part",
  "model-config-type",
  "model-config-unknown-type",
  "model-config-unread",
  "model-method-unfit",
  "model-needs-one",
  "model-nominal",
  "need-exceeds",
  "per-unfit",
  "plan-loop",
  "price-needed",
  "probability-or-frequency",
  "probability-too-high",
  "quota-uncounted",
  "risk-too-frequent",
  "risk-without-effect",
  "serving-late",
  "serving-measured-own",
  "serving-memory",
  "serving-one-pass",
  "serving-out-of-reach",
  "serving-samples-for-tokens",
  "serving-tokens-for-samples",
  "serving-tpot-missed",
  "serving-ttft-missed",
  "serving-without-flop",
  "serving-without-gpu",
  "serving-without-requests",
  "shares-over",
  "split-unknown",
  "step-threshold",
  "step-unit",
  "steps-order",
  "stock-target",
  "task-needs-time",
  "task-or-milestone",
  "tiers-order",
  "training-data-unit",
  "training-memory",
  "training-needs-per-sample",
  "training-planned-twice",
  "training-tokens-for-samples",
  "training-without-flop",
  "training-without-gpus",
  "training-without-samples",
  "training-without-tokens",
  "trend-growth-steps",
  "trend-key-unfit",
  "trend-no-rules",
  "trend-twice",
  "trend-without-effect",
  "trend-without-start",
  "trend-without-targets",
  "unknown-channel",
  "unknown-country",
  "unknown-data",
  "unknown-gpu",
  "unknown-line",
  "unknown-machine",
  "unknown-model",
  "unknown-pay",
  "unknown-pool",
  "unknown-role",
  "unknown-target",
  "unknown-task",
  "unknown-trend",
  "trial-by-age",
  "unknown-worker",
  "usage-needed",
] as const

/** What the shells find before a text is read. */
export const fileCodes = [
  "file-exists",
  "file-is-directory",
  "file-missing",
  "file-too-large",
  "file-unreadable",
  "file-unwritable",
  "not-text",
] as const

/** What is wrong with an answer of the interview, besides the figures in it. */
export const interviewCodes = [
  "answer-country",
  "answer-data",
  "answer-date",
  "answer-figure",
  "answer-gpu-price",
  "answer-left-over",
  "answer-negative",
  "answer-no-rate",
  "answer-role",
  "answer-too-large",
  "answer-too-many",
  "answer-unit",
] as const

/** Language models that are trained: what cannot be, and checkpoints that do not go on. */
export const pilotLanguageCodes = [
  "pilot-checkpoint",
  "pilot-context",
  "pilot-dense-layer",
  "pilot-layer",
  "pilot-part",
  "pilot-vocabulary",
] as const

/** What `solve` is asked, and cannot be. */
export const solveCodes = [
  "solve-between",
  "solve-between-none",
  "solve-between-unit",
  "solve-fixed",
  "solve-formula",
  "solve-mean-with",
  "solve-never-equal",
  "solve-no-condition",
  "solve-other-project",
  "solve-planned-anew",
  "solve-several-figures",
  "solve-unknown-input",
  "solve-unknown-project",
  "solve-unmoved",
] as const

/** What is asked of `model` and `models`, and of the library's doors of the same kind. */
export const modelCodes = [
  "folder-without-config",
  "json-too-deep",
  "model-behind-api",
  "model-context",
  "model-nothing-trained",
  "model-option-unused",
  "model-patch",
  "model-rank",
  "model-sequence",
  "unknown-architecture",
] as const

/** What is asked of `training`. */
export const trainingCodes = [
  "training-does-not-fit",
  "training-framework-assumed",
  "training-gpu-count",
  "training-gpu-kinds",
  "training-layout-batch",
  "training-layout-blocks",
  "training-layout-devices",
  "training-layout-expert-group",
  "training-layout-experts",
  "training-layout-heads",
  "training-layout-interleaving",
  "training-layout-sequence",
  "training-layout-sequence-parallel",
  "training-measured-alone",
  "training-measured-far",
  "training-method-rank",
  "training-precision",
  "training-schedule-alone",
  "training-tight",
  "training-zero-framework",
] as const

/** What the training section of a file says of steps. */
export const trainingFileCodes = [
  "training-in-file",
  "training-measured-elsewhere",
  "training-measured-nothing",
  "training-measured-unused",
  "training-plan-number",
  "training-zero-stage",
] as const

/** What is asked of `serving`. */
export const servingCodes = [
  "serving-contradiction",
  "serving-does-not-fit",
  "serving-engine-gpu",
  "serving-engine-model",
  "serving-fleet-small",
  "serving-gpu-count",
  "serving-hours-alone",
  "serving-layout-blocks",
  "serving-layout-expert-group",
  "serving-layout-experts",
  "serving-layout-gpus",
  "serving-layout-heads",
  "serving-load-missed",
  "serving-measured-alone",
  "serving-measured-apart",
  "serving-option-unused",
  "serving-precision",
  "serving-price-unknown",
  "serving-promise-missed",
  "trace-column",
  "trace-empty",
  "trace-left-out",
  "trace-time",
  "trace-tokens",
] as const

/** What is asked of `data`. */
export const evidenceCodes = [
  "evidence-constant",
  "evidence-expected-low",
  "evidence-few-rows",
  "evidence-fit-collinear",
  "evidence-fit-costs",
  "evidence-fit-exposure",
  "evidence-fit-kind",
  "evidence-fit-large",
  "evidence-fit-log",
  "evidence-fit-nothing",
  "evidence-fit-range",
  "evidence-fit-separation",
  "evidence-fit-unsettled",
  "evidence-groups",
  "evidence-many-levels",
  "evidence-missing",
  "evidence-no-lift",
  "evidence-no-table",
  "evidence-not-number",
  "evidence-outside",
  "evidence-price-by",
  "evidence-price-choice",
  "evidence-price-columns",
  "evidence-price-number",
  "evidence-price-truth",
  "evidence-ragged",
  "evidence-same-column",
  "evidence-same-name",
  "evidence-share",
  "evidence-threshold-cost",
  "evidence-threshold-score",
  "evidence-threshold-truth",
  "evidence-too-large",
  "evidence-unit",
  "evidence-unknown-column",
] as const

export type TextCode = (typeof textCodes)[number]
export type YamlCode = (typeof yamlCodes)[number]
/** What is wrong with criteria and with the risk that is borne. */
export const preferenceCodes = [
  "bad-judgement",
  "bad-risk-tolerance",
  "criterion-quantity",
  "criterion-score-missing",
  "criterion-source",
  "criterion-unknown",
  "criterion-weights",
  "judgement-missing",
  "judgement-twice",
  "judgements-inconsistent",
  "two-risk-attitudes",
] as const

/** What the data room finds in files of data. */
export const dataroomCodes = [
  "dataroom-binary",
  "dataroom-box",
  "dataroom-coco",
  "dataroom-columns",
  "dataroom-empty",
  "dataroom-encoding",
  "dataroom-folder",
  "dataroom-format",
  "dataroom-image-broken",
  "dataroom-image-classless",
  "dataroom-image-cut",
  "dataroom-image-huge",
  "dataroom-json",
  "dataroom-kind-changed",
  "dataroom-long-line",
  "dataroom-many-files",
  "dataroom-nested",
  "dataroom-no-common",
  "dataroom-no-images",
  "dataroom-not-finite",
  "dataroom-parquet",
  "dataroom-ragged",
  "dataroom-ratings",
  "dataroom-target",
  "dataroom-too-large",
  "dataroom-unreadable",
  "dataroom-web",
] as const

export type DataroomCode = (typeof dataroomCodes)[number]
/** What is wrong with the blows of `stress`. */
export const stressCodes = ["bad-stress", "stress-fixed", "stress-stock", "stress-target"] as const

export type StressCode = (typeof stressCodes)[number]
/** What is wrong with gates. */
export const stagedCodes = ["gate-gets", "gate-gets-twice", "gate-months", "gate-sees", "gate-time"] as const

export type StagedCode = (typeof stagedCodes)[number]
export type PreferenceCode = (typeof preferenceCodes)[number]
/** What is wrong with studies. */
export const learningCodes = ["bad-sample", "studies-idle", "study-about", "study-share"] as const

export type LearningCode = (typeof learningCodes)[number]
export type VentureCode = (typeof ventureCodes)[number]
export type RoomCode = (typeof roomCodes)[number]
export type FileCode = (typeof fileCodes)[number]
export type InterviewCode = (typeof interviewCodes)[number]
export type PilotLanguageCode = (typeof pilotLanguageCodes)[number]
export type SolveCode = (typeof solveCodes)[number]
export type ModelCode = (typeof modelCodes)[number]
export type TrainingCode = (typeof trainingCodes)[number]
export type TrainingFileCode = (typeof trainingFileCodes)[number]
export type ServingCode = (typeof servingCodes)[number]
export type EvidenceCode = (typeof evidenceCodes)[number]
export type Code =
  | OfText
  | InterviewCode
  | PilotLanguageCode
  | SolveCode
  | ModelCode
  | TrainingCode
  | TrainingFileCode
  | ServingCode
  | EvidenceCode
  | DataroomCode
  | PreferenceCode
  | LearningCode
  | StressCode
  | StagedCode
type OfText = TextCode | YamlCode | VentureCode | RoomCode | FileCode
