/** English sentences about what a file means: sections, names, units of formulas, what `run` and `plan` are asked. */
import type { FileCode, VentureCode } from "./codes.ts"
import { anyOf, count, didYouMean, percent, someOf, unit, wholeNumber } from "./phrases-en.ts"
import { code, type Facts, type Sentence } from "./sentence.ts"

const ring = (paths: readonly string[]): string => paths.map(code).join(" → ")

const andMore = (count: string): string => (Number(count) > 0 ? ` (and ${count} more)` : "")

/** What a file may be that is no venture. */
const foreign: Readonly<Record<string, string>> = {
  html: "a web page (HTML)",
  xml: "an XML document",
  pdf: "a PDF document",
  zip: "an archive, or a document of an office program",
  plan: "the answer of `venturi plan --json`",
  json: "JSON of another program",
  csv: "a table (CSV)",
  yaml: "YAML of another program",
}

/** What an option may be. */
function wantedOf(p: Facts): string {
  const wanted: Readonly<Record<string, string>> = {
    "whole-number": wholeNumber(p("least"), p("most")),
    number: "a number",
    "positive-number": "a number above 0",
    text: "a text",
    truth: "`true` or `false`",
    list: "a list",
    object: "an object with keys of its own",
    function: "a function",
    signal: "a signal, such as that of an AbortController,",
    quantity: "a text, a number, a formula of nodes, steps by month or a stock",
    venture: "a venture, as `compileVenture` and `defineVenture` give it,",
    variant: "a variant, as `readVariant` gives it,",
    calculation: "a calculation, as `defineQuantities` gives it,",
    "one-of": `one of ${anyOf(p.list("words"))}`,
    pair: "a list of two",
    model: "a name, an object with `config` or one with `layers`",
    month: "a month (`14`, `month 14` or `2027-03`)",
    choice: `a figure that ${code(p("choice"))} offers`,
    "adapter-targets": "`attention`, `linear` or a list of matrices",
    share: "a share from 0 to 1",
    length: "a number of tokens or a distribution of them",
    hours: "a list of 24 or 168 loads, one an hour,",
  }
  return wanted[p("wanted")] ?? p("wanted")
}

/** The first five, by their names. */
const listed = (names: readonly string[]): string => `${names.slice(0, 5).map(code).join(", ")}${names.length > 5 ? " …" : ""}`

/** What can be done about an operation that gives no number. */
const failures: Readonly<Record<string, string>> = {
  "/": "guard the division, as in `if(n > 0 customer, cost / n, 0 USD/customer)`",
  mod: "keep the divisor from being 0, as in `if(n > 0, mod(x, n), 0)`",
  log: "keep it above 0, as in `log(max(x, 0.001))`",
  "^": "keep the base from falling below 0, as in `max(x, 0)^0.5`",
}

/** The figures at which it happens. */
function whereSeen(p: Facts): string {
  const [names, values, units] = [p.list("inputs"), p.list("values"), p.list("units")]
  const figure = (k: number): string => (values[k] === "NaN" ? "no number" : `${count(values[k] ?? "")} ${units[k] ?? ""}`.trim())
  const seen = names.map((name, k) => `${code(name)} is ${figure(k)}`).join(", ")
  return seen === "" ? "" : `, where ${seen}${andMore(p("more"))}`
}

export const ventureEn: Readonly<Record<VentureCode, Sentence>> = {
  "bad-constraint": (p) => [
    `${code(p("got"))} is no constraint: a quantity, when it counts, a comparison and a value are needed.`,
    "write `ruin at end < 10 %` or `cash always > 0 USD with 95 %`",
  ],
  "bad-correlation": (p) => [
    `${p.list("between").length === 0 ? "A" : `${p.list("between").map(code).join(", ")}: a`} correlation joins two different uncertain inputs, each pair once, by a rank between -1 and 1.`,
    "write `{ between: [price, churn], rank: 0.4 }`",
  ],
  "bad-horizon": (p) => `${code(p("got"))} is no horizon: 1 to ${p("longest")} months are needed.`,
  "bad-name": (p) => [
    `${code(p("name"))} cannot be used as a name in formulas: names hold letters, digits and \`_\`, and begin with a letter.`,
    "choose another name",
  ],
  "bad-option": (p) => {
    if (p("wanted") === "known-name")
      return [`There is no option ${code(p("option"))} here.`, didYouMean(p, `known: ${someOf(p.list("known"))}`)]
    const message = `${code(p("option"))} is ${code(p("seen"))}; ${wantedOf(p)} is needed.`
    // One text where a list is needed.
    return p("wanted") === "list" && p("seen").startsWith('"') ? [message, `write ${code(`[${p("seen")}]`)}`] : message
  },
  "bad-rate": (p) => `${code(p("got"))} is no pair of currencies: units of one for one of the other.`,
  "bad-start": (p) => [`${code(p("got"))} is no month: a year and a month are needed.`, "write `2027-01`"],
  "bad-unit-name": (p) => [
    `${code(p("got"))} cannot be a unit: units are single words of letters, digits and \`_\`.`,
    "write `units: [bed, scan]`",
  ],
  "constraint-not-applied": (p) =>
    `${code(p("project"))} has no such quantity, so ${code(p("constraint"))} does not bind it; it counts as kept there.`,
  "constraint-not-met": (p) =>
    `${code(p("project"))} does not keep ${code(p("constraint"))}, whatever is decided; the probability at its best decisions is ${percent(p("probability"))}.`,
  "correlations-repaired": () => "The correlations contradict each other; the nearest ones that can all hold at once were taken.",
  "data-column": (p) => [
    `${code(p("file"))} has no column ${code(p("column"))}.`,
    didYouMean(p, "write a name from the first line of the file"),
  ],
  "data-missing": (p) => [
    `${code(p("file"))} cannot be read. A data file lies in the folder of the venture file or below it and has at most 20 MB.`,
    "check its name and place",
  ],
  "data-number": (p) => [
    `Column ${code(p("column"))} of ${code(p("file"))} holds no number in line ${p("row")}: ${code(p("got"))}.`,
    "correct that line or leave it out",
  ],
  "description-value": (p) => [
    `A description holds texts, numbers, lists and plain objects; ${code(p("got"))} stands here.`,
    "write a text in the language of the file, such as `20 to 40 USD`",
  ],
  "duplicate-name": (p) => [`${code(p("name"))} stands here twice.`, "rename one of them"],
  "endless-history": (p) => [
    `${code(p("path"))} needs figures of all months before its first one can be computed: ${ring(p.list("loop"))}.`,
    "use `cumulative` or `previous` instead of `sum`, `last` or `at`",
  ],
  "exponent-not-constant": (p) => [
    `An exponent (${code(p("sign"))}) must be a constant when its base has a unit.`,
    "divide the base by its unit first, as in `(x / 1 USD) ^ y`",
  ],
  "list-expected": (p) => [
    `${code(p("key"))} needs a list.`,
    "put each entry on a line of its own, behind `- `, or write `[a, b]`",
  ],
  loop: (p) => [
    `These quantities need each other in the same month: ${ring(p.list("loop"))}.`,
    "let one of them look a month back with `previous(x, start)`, or make it a stock",
  ],
  "mismatched-units": (p) => [
    `The sides of ${code(p("sign"))} are of different kinds: ${p.list("units").map(unit).join(" and ")}.`,
    "bring both to one unit; a rate becomes an amount when multiplied by a time, such as `* 1 month`",
  ],
  "missing-key": (p) => [
    p("section") === "" ? `The file needs ${code(p("key"))}.` : `${code(p("section"))} needs ${code(p("key"))}.`,
    `add \`${p("key")}:\` here`,
  ],
  "month-expected": (p) => [
    `${code(p("key"))} goes by months, and ${code(p("got"))} is no month.`,
    "write `{ month 0: 10k USD, month 12: 20k USD }`",
  ],
  "month-outside": (p) => [
    `The venture has ${p("months")} months${p("from") === "" ? "" : ` (${p("from")} to ${p("to")})`}; a whole number from 0 to ${p("last")} is needed here.`,
    `write \`month ${p("last")}\` at most, or make the horizon longer`,
  ],
  "monthly-start": (p) => [
    `The start of ${code(p("path"))} changes from month to month; a stock begins with one figure.`,
    "use `at(x, month 0)`",
  ],
  "no-start": (p) => [
    `The file names no month in which it begins, so its months are only counted; ${code(p("got"))} is none of them.`,
    "write `month 14`, or give the file its first month: `start: 2027-01`",
  ],
  "no-venture": (p) => [
    `This is no venture file: it seems to be ${foreign[p("kind")] ?? "something else"}.`,
    p("kind") === "plan"
      ? "give the venture file that the plan was made from"
      : "give the YAML file of your venture; `venturi init` writes one from ten answers",
  ],
  "needs-plain": (p) => [
    `${code(p("sign"))} takes plain numbers; this is in ${unit(p("got"))}.`,
    "divide by the unit first, as in `ceil(gpus / 1 GPU) * 1 GPU`",
  ],
  "no-objective": (p) => [
    `Project ${code(p("project"))} has no quantity ${code(p("name"))} to be compared by.`,
    didYouMean(p, `add \`formulas: { ${p("name")}: = … }\` to the project`),
  ],
  "no-costs": (p) => [
    `The project ${code(p("project"))} is made of formulas alone, so its costs belong to no class.`,
    "give it `market` and `revenue`, with `costs` beside them",
  ],
  "no-projects": (p) => [
    `The file has no projects, so there is nothing to choose between by ${code(p("objective"))}.`,
    "add `projects:`, or use `venturi run` to compute the quantities",
  ],
  "correlation-lapsed": (p) =>
    `${listed(p.list("certain"))} ${p.list("certain").length > 1 ? "are" : "is"} set to one figure, so the correlation of ${listed(p.list("paths"))} falls away: the other one does not go along.`,
  "no-random-input": (p) => [
    `${code(p("name"))} is no uncertain input; only those can be correlated.`,
    didYouMean(p, "name a quantity that is an interval or a distribution"),
  ],
  "no-rate": (p) => [
    `There is an amount in ${code(p("currency"))}, the books are in ${code(p("books"))}, and no exchange rate is known.`,
    `add \`rates: { ${p("currency")}/${p("books")}: … }\``,
  ],
  "more-not-a-number": (p) =>
    `${p("more") === "1" ? "One more quantity is" : `${count(p("more"))} more quantities are`} not a number somewhere: ${listed(p.list("paths"))}.`,
  "never-a-number": (p) => [
    `${code(p("operation"))} is not a number, whatever happens.`,
    failures[p("sign")] ?? "write another figure",
  ],
  "not-a-number": (p) => [
    [
      p("without") === "" ? "" : `Without ${code(p("without"))}: `,
      `${code(p("path"))} ${p("hidden") === "" ? "is not a number" : "uses something that is not a number"}`,
      p("operation") === "" ? "" : ` (${code(p("operation"))})`,
      ` in ${count(p("samples"))} of ${count(p("of"))} samples, first in month ${p("month")}${whereSeen(p)}; `,
      p("hidden") === ""
        ? "figures that depend on it are unknown."
        : "a comparison still answers true or false, so figures that depend on it may be wrong.",
    ].join(""),
    failures[p("sign")] ?? "look further up for a division by 0, a figure that is infinite, a month that never comes",
  ],
  "objective-units": (p) => [
    `Projects can be compared in one unit only: ${code(p("name"))} of ${code(p("project"))} is in ${unit(p("got"))}, that of the first project in ${unit(p("expected"))}.`,
    "bring them to one unit",
  ],
  "outside-data": (p) => [
    [
      `The source of ${p.list("defaults").map(code).join(", ")}${andMore(p("more"))}, “${p("source")}”, covers `,
      p.list("gpus").length > 0
        ? `${p.list("gpus").map(code).join(", ")}; ${code(p("quantity"))} is that of ${code(p("got"))}.`
        : `${code(p("range"))}; ${code(p("quantity"))} is ${code(p("got"))}.`,
    ].join(""),
    "take the result for a guess; write a figure of your own where you can measure one",
  ],
  "plain-number-expected": (p) => [`${code(p("key"))} is a plain number, not below 0.`, `write \`${p("key")}: 2\``],
  "previous-needs-start": (p) => [
    `${p("name") === "" ? "This" : code(p("name"))} is no stock, so nothing is known of the month before the first.`,
    "give a second argument for the first month: `previous(x, 0 USD)`",
  ],
  "reserved-name": (p) => [`${code(p("name"))} has a meaning of its own in formulas.`, "choose another name"],
  "risk-aversion-negative": (p) => [
    `The objective of ${code(p("project"))} falls below 0 in ${count(p("samples"))} of ${count(p("of"))} samples, where constant relative risk aversion is not defined; such amounts counted as ${count(p("floor"))}${p("unit") === "" ? "" : ` ${p("unit")}`}.`,
    "add what you own already to the objective, so that it stays above 0, or leave out `riskAversion`",
  ],
  "section-expected": (p) => [
    `${code(p("key"))} is a section with keys of its own${p.list("keys").length === 0 ? "" : `: ${someOf(p.list("keys"))}`}.`,
    "write the keys below it, indented, or in braces",
  ],
  "several-quantities": (p) => [
    `${code(p("name"))} fits ${p("count")} quantities: ${someOf(p.list("paths"))}${p.list("paths").length < Number(p("count")) ? " and others" : ""}.`,
    `write the whole path, such as ${code(p.list("paths")[0] ?? "")}`,
  ],
  "section-not-read": (p) => [
    `The section ${code(p("section"))} is not read yet, so it changes nothing.`,
    "nothing needs to be done",
  ],
  "unused-quantity": (p) => [
    `No project uses ${code(p("name"))}, so it changes nothing.`,
    "name it in a formula of a project, or leave it out",
  ],
  "steps-unordered": (p) => `The months of ${code(p("key"))} are not in order; they were sorted.`,
  "stock-incomplete": (p) => [
    `${code(p("key"))} is a stock and needs \`start\` and one of \`next\` and \`change\`.`,
    'write `{ start: 100 customer, next: "= previous * 0.9" }`',
  ],
  "text-expected": (p) => [
    `${code(p("key"))} is a text; ${code(p("got"))} stands here.`,
    "write a text, in quotes where it begins with a digit",
  ],
  "probability-above-one": (p) => [
    `${code(p("key"))} is the probability of what happens within that time, at most ${code(p("most"))}; ${code(p("got"))} stands here.`,
    `write at most ${code(p("most"))}`,
  ],
  "too-small": (p) => [
    `${code(p("key"))} cannot be below ${p("least")}; ${code(p("got"))} stands here.`,
    `write a figure from ${p("least")} on`,
  ],
  "too-large": (p) => [
    `${code(p("key"))} is a share of a whole, at most ${p("most")} %; ${p("got")} % stands here.`,
    `write a share up to ${p("most")} %`,
  ],
  "unknown-currency": (p) => [
    `${code(p("got"))} is no currency that we know.`,
    didYouMean(p, "write a code of three letters, such as `USD` or `CNY`"),
  ],
  "unknown-key": (p) => [
    `${p("section") === "" ? "A venture" : code(p("section"))} has no key ${code(p("key"))}.`,
    didYouMean(p, p.list("known").length === 0 ? "leave it out" : `what may stand here: ${someOf(p.list("known"), 12)}`),
  ],
  "unknown-name": (p) => [
    `No quantity is called ${code(p("name"))}.`,
    didYouMean(p, "define it under `assumptions` or `formulas`; `venturi explain FILE` lists all names"),
  ],
  "unknown-quantity": (p) =>
    p.list("several").length > 0
      ? [`More than one quantity of this venture is called ${code(p("name"))}.`, `name the one: ${anyOf(p.list("several"))}`]
      : [`There is no quantity ${code(p("name"))} in this venture.`, didYouMean(p, "`venturi explain FILE` lists all of them")],
  "unknown-scenario": (p) => [
    `The file has no scenario ${code(p("name"))}.`,
    didYouMean(p, "scenarios stand in the section `scenarios:`, each with values by path"),
  ],
  "unknown-version": (p) => `This file says format ${code(p("got"))}; this program reads format ${p("known")}.`,
  "unknown-word": (p) => [
    `${code(p("got"))} is no ${code(p("key"))}; it is one of ${someOf(p.list("words"), 20)}.`,
    didYouMean(p, "take one of these words"),
  ],
  "until-form": (p) => [
    `${code(p("got"))} does not say how sure a quantity must be: a name, then \`+-\` and half of the 95 % interval of its mean.`,
    `write ${code(`${p("value")} +- 1 %`)}, ${code(`${p("value")} +- 20k USD`)} or ${code(`${p("ruin")} at end +- 0.5 %`)}, several between commas`,
  ],
  "until-not-reached": (p) =>
    `After ${count(p("samples"))} samples ${code(p("target"))} is still not reached${p("reached") === "" ? "; the mean is not known" : `: the mean is sure to within ±${`${count(p("reached"))} ${p("unit")}`.trim()}`}. More samples are not drawn.`,
  "until-width": (p) => [
    `${code(p("got"))} is no half width: a figure above zero is needed, with its unit or as a percentage.`,
    "write `1 %` or `20k USD`",
  ],
  "value-expected": (p) => [`${code(p("key"))} needs a quantity.`, "write a figure with its unit, an interval or a formula"],
  "wrong-unit": (p) => [
    `${code(p("what"))} needs ${unit(p("expected"))}; this is ${unit(p("got"))}.`,
    p("bare") !== ""
      ? `write ${code(`${p("bare")} ms`)} or ${code(`${p("bare")} s`)}, whichever is meant`
      : p("expected") === ""
        ? "divide by the unit"
        : `write it in ${code(p("expected"))}`,
  ],
}

export const fileEn: Readonly<Record<FileCode, Sentence>> = {
  "file-exists": (p) => [`${code(p("file"))} is there already and stays as it is.`, `name another file: ${code(p("other"))}`],
  "file-is-directory": (p) => [
    `${code(p("file"))} is a folder; a venture is one file.`,
    `name the file in it, such as ${code(`${p("file")}/venture.yaml`)}`,
  ],
  "file-missing": (p) => [`There is no file ${code(p("file"))}.`, didYouMean(p, "check the name and the folder")],
  "file-too-large": (p) => [
    `${code(p("file"))} is too large: ${p("got")} where at most ${p("limit")} are read.`,
    "check whether this is the right file",
  ],
  "file-unreadable": (p) => [`${code(p("file"))} cannot be opened (${p("reason")}).`, "check that you may read it"],
  "file-unwritable": (p) => [
    `${code(p("file"))} cannot be written (${p("reason")}).`,
    "check that the folder is there and that you may write into it",
  ],
  "not-text": (p) => [`${code(p("file"))} is no UTF-8 text.`, "save it as UTF-8"],
}
