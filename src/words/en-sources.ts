/** The sentences of `sources`, in English. */
import type { SourcesWords } from "./sources-words.ts"

const things = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`

export const sourcesEn: SourcesWords = {
  headings: { defaults: "Defaults in use", first: "What to replace first", outside: "Outside the data" },
  columns: { age: "age", value: "value", what: "what it is, and its source", usedBy: "used by" },
  age: (months) => (months > 24 ? `${Math.floor(months / 12)} years` : things(months, "month")),
  noDate: "no date",
  confidence: { published: "published", secondary: "secondary", assumption: "assumption", own: "your own file" },
  title: (title) => title,
  cited: (title, date, confidence) => `${title}${date === "" ? "" : `, ${date}`} (${confidence})`,
  formula: "formula",
  allProjects: "all projects",
  counts: (all, kinds) => `${things(all, "default")}: ${kinds}.`,
  kind: (count, confidence) => `${count} ${confidence}`,
  written: (count) =>
    `${things(count, "figure")} of the file ${count === 1 ? "is" : "are"} your own; --json lists them with their lines.`,
  noDefaults: "None: every figure that the answer rests on is your own.",
  replace: (name, value, share, project, old) =>
    `${name}, now ${value}: it makes ${share} of the spread of the result of ${project}.${old}`,
  old: (age) => ` Its source is ${age} old: look for a newer figure.`,
  nothingDecides: "No default decides much.",
  sharesNote: "A quick look at the decisions as written, on few samples; plan says more.",
  agesNote: (asOf) =>
    `Ages are those of ${asOf}; a date without a day counts from the middle of its month or year. Published: seen at the one who measured or set it; secondary: seen in a page that quotes others.`,
  opens: (command) => `${command} shows the address of a source.`,
}
