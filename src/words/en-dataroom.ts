/** The sentences of the data room, in English. */
import type { DataroomCode } from "./codes.ts"
import type { DataroomWords } from "./dataroom-words.ts"
import { anyOf, count, didYouMean } from "./phrases-en.ts"
import { code, type Facts, type Sentence } from "./sentence.ts"

function counted(figure: string, one: string): string {
  return `${figure} ${figure === "1" ? one : `${one}s`}`
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, 12).join(", ")}${names.length > 12 ? " …" : ""}`
}

export const dataroomEn: DataroomWords = {
  about: {
    profile: "tell what files of any kind hold: text, JSONL, CSV, Parquet, images, boxes, ratings, web pages",
    drift: "test whether the rows of two files come from the same place",
    card: "write a data card in Markdown",
  },
  source: "a file, or a folder of images with a folder for each class",
  before: "the earlier file, or the one that was trained on",
  after: "the later file",
  options: {
    target: "the column that is to be predicted (default: one called label, target, class or category)",
    text: "columns of text: A,B (default: those that read like text)",
    as: "csv, jsonl, text, parquet, ratings, images, coco or web (default: by name and content)",
    seed: "seed of the rows drawn from a file too large to hold (default 1)",
    alpha: "chance of finding a drift that is not there, in all columns together (default: 0.05)",
    output: "file to write, never over another; standard output when none is given",
  },
  formats: {
    csv: "CSV",
    jsonl: "JSON Lines",
    text: "plain text",
    parquet: "Parquet",
    ratings: "ratings",
    images: "images by class",
    coco: "boxes in images (COCO)",
    web: "web pages (WARC)",
  },
  scripts: {
    latin: "Latin letters too short to tell",
    cyrillic: "Cyrillic letters too short to tell",
    arabic: "Arabic letters too short to tell",
    devanagari: "Devanagari letters too short to tell",
    none: "no letters",
  },
  sections: {
    read: "What was read",
    text: "Text",
    twice: "The same twice",
    personal: "Personal data",
    licence: "Licence",
    target: "To be predicted",
    ratings: "Ratings",
    enough: "How much is enough",
    columns: "Columns",
    open: "What the data do not tell",
  },
  columns: {
    kind: "kind",
    column: "column",
    found: "found",
    rows: "rows",
    first: "first row",
    class: "class",
    share: "share",
    bits: "bits",
    p: "p",
    missing: "missing",
    distinct: "distinct",
    range: "least to most",
    part: "part",
    test: "test",
    statistic: "statistic",
    at: "farthest at",
    index: "PSI",
    verdict: "drift",
  },
  personal: {
    email: "e-mail address",
    phone: "telephone number",
    residentId: "Chinese resident ID",
    card: "payment card",
    iban: "bank account (IBAN)",
  },

  read: (format, size) => `${format}, ${size}.`,
  sampled: (kept, rows) =>
    `The file is too large to hold: figures of columns are of ${kept} rows drawn evenly from ${rows}; rows, repeats and personal data were counted in all.`,
  textOf: (columns, texts) => `${columns.length === 1 ? "Column" : "Columns"} ${listed(columns)}: ${counted(texts, "text")}.`,
  signs: (signs, words, size) => `${signs} characters, ${counted(words, "word")}, ${size} as UTF-8.`,
  tokens: (tokens, other, chinese) =>
    `About ${tokens} tokens, at ${other} a character and ${chinese} a Chinese, Japanese or Korean one (DeepSeek's ratios; another tokenizer may differ by a third).`,
  lengths: (median, high, most) =>
    `Half the texts have at most ${median} characters, 95 of 100 at most ${high}, the longest ${most}.`,
  languages: (shares) => `Languages: ${shares.join(", ")}.`,
  language: (name, share) => `${share} ${name}`,
  exact: (rows, isEstimate) =>
    `${isEstimate ? "About " : ""}${rows === "1" ? "1 row says the same as one before it" : `${rows} rows say the same as one before them`}`,
  exactNone: "No row says the same as one before it.",
  repeats: (pairs) => `${pairs.map(([row, earlier]) => `row ${row} repeats row ${earlier}`).join(", ")}.`,
  near: (compared, rows) =>
    rows === "0"
      ? `Of ${counted(compared, "text")} compared, none says nearly the same as one before it.`
      : `Of ${counted(compared, "text")} compared, ${rows} ${rows === "1" ? "says" : "say"} nearly or exactly the same as one before.`,
  nearPair: (row, earlier, share) => `Row ${row} shares ${share} of its runs of words with row ${earlier}.`,
  personalNone: "Nothing was found by form and check digit. Names and addresses cannot be found so.",
  personalNote: "Found by form, and by check digits where there are any; names and addresses cannot be found so.",
  cardNote: "One in ten numbers of so many digits passes as a card by chance.",
  licenceNone: "The data do not say under which licence they stand.",
  licenceRows: (name, rows) => `${name}: ${counted(rows, "row")}.`,
  licenceMissing: (rows) => `Not said: ${counted(rows, "row")}.`,
  licenceFiles: (files) => `Stated in ${listed(files)}.`,
  classes: (column, classes, missing) =>
    `${column}: ${classes === "1" ? "1 class" : `${classes} classes`}${missing === "0" ? "" : `, missing in ${counted(missing, "row")}`}.`,
  parted: (column, parts) => `${column}: numbers, compared in ${parts} parts with about as many rows each.`,
  moreClasses: (rest) => `… and ${rest} more.`,
  entropy: (bits, majority) =>
    `Its entropy is ${bits} bits; always naming the most frequent gets ${majority} right: a model must do better.`,
  told: (column) =>
    `What each column tells of ${column} by itself, bias taken off (Miller–Madow), p by the G-test, raised by Holm:`,
  toldNothing: "No other column could be compared with it.",
  leak: (column, target) =>
    `${column} tells nearly all of ${target} by itself: is it known when the prediction is made, or is it a consequence?`,
  skipped: (columns) => `Not compared, for nearly every row has its own value: ${listed(columns)}.`,
  contradictions: (rows, row, earlier) =>
    `${rows === "1" ? "1 row is" : `${rows} rows are`} like an earlier one in all else and labelled otherwise, such as row ${row} and row ${earlier}.`,
  acrossSplits: (images, row, earlier) =>
    `${images === "1" ? "1 image stands" : `${images} images stand`} in two splits, such as ${row} and ${earlier}: what is measured on them is flattered.`,
  ratingCounts: (users, items, density) =>
    `${counted(users, "user")}, ${counted(items, "item")}; ${density} of their pairs are rated.`,
  ratingMedians: (perUser, perItem, head) =>
    `Half the users gave at most ${counted(perUser, "rating")}, half the items have at most ${perItem}; the most rated tenth of the items has ${head} of all.`,
  ratingSpread: (mean, spread) =>
    `The mean is ${mean}; guessing it always is off by ${spread} (RMSE): a recommender must do better.`,
  ratingRepeats: (pairs) => `${pairs === "1" ? "1 pair is" : `${pairs} pairs are`} rated more than once.`,
  precision: (heldBack, points, needed) =>
    `A fifth held back is ${counted(heldBack, "row")}: a share measured on them is known to ±${points} points (95 %). For ±2 points the whole must have ${needed} rows.`,
  rarest: (name, rows, points, needed) =>
    `The rarest class, ${name}, has ${counted(rows, "row")}: its recall would be known to ±${points} points. For ±5 points it must have ${needed}.`,
  regression: (parameters, needed, rows, isEnough) =>
    `A logistic regression on ${counted(parameters, "column")} needs ${counted(needed, "row")} by the criteria of Riley and others (2020), if they tell 15 % of what can be told; there ${rows === "1" ? "is" : "are"} ${rows}${isEnough ? ", which is enough" : ""}.`,
  tokensEnough: (tokens, parameters) =>
    `${tokens} tokens train a model of ${parameters} parameters from nothing without waste (20 tokens a parameter, Hoffmann and others 2022); tuning a larger one needs fewer.`,
  cold: (share, few) => `${share} of the users have fewer than ${few} ratings: of them only what is popular can be told.`,

  parts: { values: "values", length: "length", language: "language", missing: "missing" },
  tests: { kolmogorov: "Kolmogorov–Smirnov", chiSquare: "chi-square" },
  shifts: { none: "little", some: "some", large: "large" },
  drifted: (columns, before, after) => `${after} differs from ${before} in ${listed(columns)}.`,
  still: (before, after) => `No difference between ${before} and ${after} is shown.`,
  driftRows: (before, after) => `${counted(before, "row")} before, ${after} after.`,
  gone: (columns) => `Only in the first: ${listed(columns)}.`,
  come: (columns) => `Only in the second: ${listed(columns)}.`,
  notCompared: (columns) =>
    `Not compared, for nearly every row has its own value, or one of the files has none: ${listed(columns)}.`,
  driftMethod: (alpha) =>
    `Numbers by the two-sample Kolmogorov–Smirnov test, categories by chi-square; p raised by Holm's method, so that with ${alpha} chance at most anything here is found that is not there. PSI: the population stability index, below 0.1 little, from 0.25 large.`,
  isDrift: { yes: "yes", no: "no" },

  cardTitle: (file) => `Data card: ${file}`,
  cardMade: (date) => `Counted by Venturi on ${date} from the data themselves.`,
  open: [
    "Who collected the data, from whom, and for what purpose?",
    "On what basis may they be used: consent, contract, licence, law? For which uses not?",
    "How were the labels made, by whom, and how often do two people agree?",
    "Who is missing from the data, and for whom would a model made of them be worse?",
    "How long are they kept, who may have them removed, and who answers for them?",
  ],
  openLead:
    "No file tells these; they must be answered here before the data are passed on (after Gebru and others, Datasheets for datasets, 2021).",
}

const broken: Readonly<Record<string, string>> = {
  nan: "JSON has no NaN and no Infinity",
  object: "it is JSON, but no object",
  syntax: "it is no JSON",
}

const fixes: Readonly<Record<string, string>> = {
  nan: "write `null` where there is no figure (in pandas: `df.to_json(orient='records', lines=True)`)",
  object: 'write an object in every line: `{"text": "…"}`',
  syntax: "look for a line that was cut off, or for a quotation mark that is missing",
}

const boxes: Readonly<Record<string, (p: Facts) => string>> = {
  image: (p) => `names an image ${code(p("got"))} that is not listed`,
  category: (p) => `names a category ${code(p("got"))} that is not listed`,
  shape: (p) => `has no box of four numbers with width and height: ${code(p("got"))}`,
  outside: (p) => `reaches out of its image of ${p("got")} pixels`,
}

const web: Readonly<Record<string, string>> = {
  cut: "breaks off in the middle of a record",
  head: "holds no WARC record there",
}

/** `, and 3 more`. */
function more(p: Facts): string {
  const rest = Number(p("count")) - 1
  return rest > 0 ? ` So ${rest === 1 ? "does 1 other" : `do ${count(String(rest))} others`}.` : ""
}

export const dataroomMistakesEn: Readonly<Record<DataroomCode, Sentence>> = {
  "dataroom-binary": (p) => [
    `${code(p("file"))} is no text: it holds zero bytes.`,
    "name its format with `--as`, or give a text, JSONL, CSV or Parquet file",
  ],
  "dataroom-box": (p) => `Annotation ${p("row")} of ${code(p("file"))} ${boxes[p("kind")]?.(p) ?? ""}.${more(p)}`,
  "dataroom-coco": (p) => [
    `${code(p("file"))} is no COCO file: it has no list of ${anyOf(p.list("missing"))}.`,
    "give COCO annotations, or JSONL with an object in every line (`jq -c '.[]'` makes it of a list)",
  ],
  "dataroom-columns": (p) => [
    `${code(p("file"))} has ${count(p("columns"))} columns; ${count(p("most"))} are read at most.`,
    "leave out those that are not needed",
  ],
  "dataroom-empty": (p) => [`${code(p("file"))} holds no rows.`, "check whether this is the right file"],
  "dataroom-encoding": (p) => [
    `Line ${count(p("line"))} of ${code(p("file"))} is not UTF-8${p("seems") === "" ? "" : `: it looks like ${p("seems")}`}${p("mixed") === "" ? "" : ", while lines before it are UTF-8"}.`,
    p("mixed") === ""
      ? `convert it: \`iconv -f ${p("seems") === "" ? "ENCODING" : p("seems")} -t UTF-8\``
      : "the file mixes encodings: convert each part before they are joined",
  ],
  "dataroom-folder": (p) => [
    p("kind") === "file"
      ? `${code(p("file"))} is a file; images are read from a folder with a folder for each class.`
      : `${code(p("file"))} is a folder; only images are read from folders.`,
    p("kind") === "file" ? "name the folder" : "name a file in it, or leave out `--as`",
  ],
  "dataroom-format": (p) => [
    `${code(p("got"))} is no format that is read.`,
    didYouMean(p, `take one of ${anyOf(p.list("known"))}`),
  ],
  "dataroom-image-broken": (p) => [
    `${code(p("row"))} in ${code(p("file"))} is no PNG or JPEG that can be read; it was left out.${more(p)}`,
    "save it anew, or remove it",
  ],
  "dataroom-image-classless": (p) => [
    `${code(p("row"))} in ${code(p("file"))} lies in no folder of a class.${more(p)}`,
    "put each image into a folder with the name of its class",
  ],
  "dataroom-image-cut": (p) => [
    `${code(p("row"))} in ${code(p("file"))} breaks off before its end.${more(p)}`,
    "copy it anew: a reader of images will fail or show grey",
  ],
  "dataroom-image-huge": (p) => [
    `${code(p("row"))} in ${code(p("file"))} has ${count(p("width"))} × ${count(p("height"))} pixels, which most programs refuse to open.${more(p)}`,
    "make it smaller, or cut it into tiles",
  ],
  "dataroom-json": (p) => [
    `Line ${count(p("line"))} of ${code(p("file"))} cannot be read: ${broken[p("kind")] ?? ""}. It begins ${code(p("near"))}.`,
    fixes[p("kind")] ?? "",
  ],
  "dataroom-kind-changed": (p) =>
    `${code(p("name"))} was ${p("from") === "date" ? "dates" : "numbers"} before and is not in ${code(p("file"))}: it was compared as categories.`,
  "dataroom-long-line": (p) => [
    `Line ${count(p("line"))} of ${code(p("file"))} is longer than ${p("most")} million characters.`,
    "break the file into lines, one for each text or object",
  ],
  "dataroom-many-files": (p) => [`${code(p("file"))} holds more than ${count(p("most"))} files.`, "take a random sample of them"],
  "dataroom-nested": (p) => [
    `Row ${count(p("line"))} of ${code(p("file"))} is nested deeper than ${p("deepest")}, or brings the columns to more than ${count(p("columns"))}.`,
    "write flat objects with the same keys in every line",
  ],
  "dataroom-no-common": (p) => [
    `${code(p("file"))} and ${code(p("other"))} have no column in common.`,
    "give two files with the same names of columns",
  ],
  "dataroom-no-images": (p) => [
    `There is no PNG or JPEG image in ${code(p("file"))} that can be read.`,
    "give a folder with a folder for each class, such as `train/cat/1.png`",
  ],
  "dataroom-not-finite": (p) =>
    `${code(p("column"))} is ${p("value")} in row ${count(p("row"))} of ${code(p("file"))}${Number(p("count")) > 1 ? `, and such in ${count(p("count"))} rows in all` : ""}. Such a cell counts as missing; find out what made it.`,
  "dataroom-parquet": (p) => [
    `${code(p("file"))} cannot be read as Parquet (${p("reason")}).`,
    "check that the file is whole; it must end in `PAR1`",
  ],
  "dataroom-ragged": (p) => [
    `Row ${count(p("row"))} of ${code(p("file"))} has ${p("got")} cells instead of ${p("columns")}${Number(p("count")) > 1 ? `; ${count(p("count"))} rows in all have others than that` : ""}. What is missing there counts as empty, what is more is not read.`,
    "put cells that hold the delimiter into quotation marks",
  ],
  "dataroom-ratings": (p) => [
    `${code(p("file"))} holds no ratings by its names: ${anyOf(p.list("known"))}.`,
    "name the columns user, item and rating",
  ],
  "dataroom-target": (p) => [
    `${code(p("name"))} of ${code(p("file"))} cannot be predicted: it is empty, or nearly every row has its own value.`,
    "take another column with `--target`",
  ],
  "dataroom-too-large": (p) => [
    `${code(p("file"))} unpacks to more than ${p("most")} GB.`,
    "take a random sample of its lines, or break it into parts",
  ],
  "dataroom-unreadable": (p) => [
    `${code(p("file"))} could not be read to its end (${p("reason")}).`,
    "check that the file is whole",
  ],
  "dataroom-web": (p) => [
    `${code(p("file"))} ${web[p("kind")] ?? ""}: record ${count(p("row"))}.`,
    "give a whole WARC or WET file, packed (`.gz`) or not",
  ],
}
