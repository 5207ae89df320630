/** English sentences about the text itself: YAML, figures, units, formulas. */
import type { TextCode, YamlCode } from "./codes.ts"
import { anyOf, count, didYouMean, unit } from "./phrases-en.ts"
import { code, type Sentence } from "./sentence.ts"

const rules: Readonly<Record<string, string>> = {
  "sd-positive": "the standard deviation must be above 0",
  "mean-positive": "the mean must be above 0",
  "low-below-high": "the low end must be below the high end",
  "low-mode-high": "the three figures must come as low, most likely, high",
  "alpha-beta-positive": "alpha and beta must be above 0",
  "p-between-0-and-1": "a probability lies between 0 and 1",
  "weights-not-negative": "weights must not be negative",
  "weights-sum-positive": "at least one weight must be above 0",
  "truncate-empty": "nothing of the distribution lies between the two limits",
}
const expectedSigns: Readonly<Record<string, string>> = {
  operand: "a name, a number or a parenthesis",
  operator: "an operator such as `+` or `*`, or the end",
  "closing-parenthesis": "a closing parenthesis `)`",
  "comma-or-closing-parenthesis": "a comma or a closing parenthesis `)`",
  exponent: "a number as the exponent, such as `^2` or `^(1/2)`",
  unit: "the name of a unit",
}
const measures: Readonly<Record<string, string>> = {
  characters: "characters",
  words: "words and signs",
  nesting: "levels of parentheses",
}

const capital = (text: string): string => text.replace(/^./u, (letter) => letter.toUpperCase())
const found = (text: string): string => (text === "" ? "the text ends here" : `${code(text)} stands here`)

export const textEn: Readonly<Record<TextCode, Sentence>> = {
  "bad-distribution": (p) => [
    `${code(p("name"))} cannot be made of these figures: ${rules[p("rule")] ?? p("rule")}.`,
    "correct the figures",
  ],
  "chained-comparison": (p) =>
    `Comparisons do not chain: ${code(p("first"))} and ${code(p("second"))} each need two sides of their own, joined by ${code("and")} (the middle is ${code(p("middle"))}).`,
  "constant-expected": () => [
    "A distribution stands here; arguments are plain figures with their units.",
    "write one figure, such as `5 USD`",
  ],
  "cut-text": (p) => [
    `A comma cut the text of ${code(p("key"))}: only ${code(p("text"))} is left of it. In braces and brackets YAML ends a text at a comma.`,
    'put the whole text in quotes, such as `"discrete(1: 2, 5: 1)"`',
  ],
  "data-arguments": () => ["`data` needs the name of a file and the name of a column.", "write `data(file.csv, column)`"],
  "data-not-alone": () => [
    "`data` is a whole value and cannot be a part of another distribution.",
    "give it a name of its own under `assumptions`",
  ],
  "different-dimensions": (p) => [
    `These do not go together: ${unit(p("unit"))} and ${unit(p("other"))}. All figures of one value need units of one kind.`,
    "write one unit behind the last figure",
  ],
  "different-units": (p) => [
    `This part is in ${unit(p("unit"))}, the first one in ${unit(p("other"))}, and it cannot be converted.`,
    `write it in ${unit(p("other"))}`,
  ],
  "distribution-in-formula": (p) => [
    `An uncertain figure or a decision (${code(p("name"))}) stands inside a formula; it must be a value of its own.`,
    "give it a name under `assumptions` and use that name here",
  ],
  "empty-file": (p) => [
    "The file is empty.",
    p("of") === "device"
      ? "begin with `base: H100-SXM` or another device that yours resembles, then what differs (docs/devices.md)"
      : "begin with `venturi: 1`, then `assumptions:` or `projects:`",
  ],
  "file-too-deep": (p) => [
    `The sections stand more than ${p("limit")} levels deep; no venture needs that.`,
    "check the indentation",
  ],
  "full-width": (p) => [
    `There are full-width signs here: ${p.list("found").map(code).join(" ")}. The language uses half-width ones.`,
    "type the signs with the English keyboard",
  ],
  "grouped-digits": (p) => `Digits are not grouped: ${code(p("found"))} could be read in two ways; write ${code(p("right"))}.`,
  "interval-dash": (p) => `${code(p("found"))} stands between two figures; an interval is written with \`to\`.`,
  "key-expected": () => ["A key is missing before the colon.", "write a name before `:`"],
  "missing-equals": (p) => `${code(p("text"))} looks like a formula; a formula begins with \`=\`.`,
  "no-sections": () => ["The file holds no sections.", "a venture begins with lines such as `venturi: 1` and `projects:`"],
  "no-whole-number": (p) => [
    `There is no whole number of ${unit(p("unit"))} between the two ends, and only whole ones can be chosen.`,
    "widen the range",
  ],
  "not-a-quantity": (p) => [
    p("text") === "" ? "A quantity is missing here." : `${code(p("text"))} is no quantity.`,
    "write a figure with its unit (`20 USD`), an interval (`20 to 40 USD/month`) or a formula (`= price * customers`)",
  ],
  "number-expected": (p) => [`A number is needed; ${found(p("found"))}.`, "write a figure, such as `20` or `1.5M`"],
  "number-too-large": (p) => [`${code(p("number"))} is too large a number to compute with.`, "use a suffix or a larger unit"],
  "plain-expected": (p) => [`A plain number is needed here; this one carries the unit ${code(p("unit"))}.`, "leave the unit out"],
  "reversed-interval": (p) =>
    `The interval runs backwards: ${code(p("low"))} is not below ${code(p("high"))}. The lower end comes first.`,
  syntax: (p) =>
    p("expected") === "end"
      ? [
          `The value is complete before ${code(p("found"))}; nothing more can stand here.`,
          "is a unit misspelt, or a sign missing?",
        ]
      : [
          `${capital(expectedSigns[p("expected")] ?? p("expected"))} should come here; ${found(p("found"))}.`,
          "check the signs around this place",
        ],
  "too-deep": (p) => [
    `This is longer than can be read: at most ${count(p("limit"))} ${measures[p("of")] ?? p("of")}.`,
    "split it into several named quantities",
  ],
  "too-many-values": (p) => [
    `The file holds more than ${count(p("limit"))} values; no venture needs that.`,
    "check whether this is the right file",
  ],
  "unit-form": (p) => `The unit must be written without spaces and without \`per\`: ${code(p("unit").trim())}.`,
  "unit-missing": (p) => `This figure has no unit, the others are in ${code(p("unit"))}.`,
  "unit-syntax": (p) => [
    `The unit ends too early or has a sign too many at ${code(p("unit"))}: ${expectedSigns[p("expected")] ?? p("expected")} should come here.`,
    "units are written like `USD/seat/month`",
  ],
  "unit-twice": (p) => [
    `The figures have their unit (${code(p("other"))}) already; ${code(p("unit"))} behind the parenthesis is a second one.`,
    "leave one of them out",
  ],
  "unknown-alias": (p) => [
    `${code(`*${p("name")}`)} refers to a part of the file that is not there.`,
    `mark that part with ${code(`&${p("name")}`)}`,
  ],
  "unknown-distribution": (p) => [
    `There is no distribution ${code(p("name"))}.`,
    didYouMean(p, "use one of `normal`, `lognormal`, `uniform`, `triangular`, `pert`, `beta` …; a formula begins with `=`"),
  ],
  "unknown-function": (p) => [
    `There is no function ${code(p("name"))}.`,
    didYouMean(p, "use one of `min`, `max`, `if`, `sum`, `mean`, `at`, `cumulative`, `previous` …"),
  ],
  "unknown-unit": (p) => [
    `${code(p("unit"))} is no unit that we know.`,
    didYouMean(p, `if it is one of yours, declare it: \`units: [${p("unit")}]\``),
  ],
  "weight-expected": (p) => [
    `Each value of ${code(p("name"))} needs a weight behind a colon.`,
    `write \`"${p("name")}(10: 2, 20: 1)"\``,
  ],
  "wrong-arity": (p) => {
    const [least, most] = [p("least"), p("most")]
    const wanted = least === most ? least : most === "any" ? `${least} or more` : `${least} to ${most}`
    return [
      `${code(p("name"))} takes ${wanted} ${wanted === "1" ? "argument" : "arguments"}; here it has ${p("found")}.`,
      "add what is missing or take away what is too much",
    ]
  },
  "wrong-operator": (p) => `${code(p("found"))} is no operator of the language; ${code(p("right"))} is.`,
}

const around = (line: string): string => (line === "" ? "" : ` The line is ${code(line)}.`)

export const yamlEn: Readonly<Record<YamlCode, Sentence>> = {
  "yaml-alias-props": (p) => [`A reference (\`*name\`) cannot carry marks of its own.${around(p("line"))}`, "leave the mark out"],
  "yaml-bad-alias": (p) => [
    `A reference (\`*name\`) is malformed.${around(p("line"))}`,
    "a text that begins with `*` stands in quotes",
  ],
  "yaml-bad-collection-type": (p) => [
    `A mark of YAML (\`!…\`) does not fit what follows.${around(p("line"))}`,
    "leave the mark out",
  ],
  "yaml-bad-directive": (p) => [
    `A line that begins with \`%\` is an instruction to YAML, and this one is unknown.${around(p("line"))}`,
    "leave the line out",
  ],
  "yaml-bad-dq-escape": (p) => [
    `In double quotes the backslash has a meaning of its own, and this one has none.${around(p("line"))}`,
    "use single quotes",
  ],
  "yaml-bad-indent": (p) => [
    `The indentation does not fit the lines above.${around(p("line"))}`,
    "give entries of one section the same number of spaces",
  ],
  "yaml-bad-prop-order": (p) => [
    `A mark (\`&name\`, \`!type\`) stands in the wrong place.${around(p("line"))}`,
    "put it right before the value",
  ],
  "yaml-bad-scalar-start": (p) => [`A text cannot begin with this sign.${around(p("line"))}`, "put the text in quotes"],
  "yaml-block-as-implicit-key": (p) => [
    `There are two colons where one is expected.${around(p("line"))}`,
    "put a text that holds `: ` in quotes",
  ],
  "yaml-block-in-flow": (p) => [
    `Inside braces or brackets everything stays on one level.${around(p("line"))}`,
    "close the brace or bracket first",
  ],
  "yaml-duplicate-key": (p) => [`This key stands twice in one section.${around(p("line"))}`, "leave one of them out"],
  "yaml-impossible": (p) => [`This cannot be read as YAML.${around(p("line"))}`, "write it in a simpler way"],
  "yaml-key-over-1024-chars": (p) => [`A key is longer than 1024 characters.${around(p("line"))}`, "is a line break missing?"],
  "yaml-missing-char": (p) => [
    `A sign is missing here: a closing quote, brace or bracket, a comma, or a space after the colon.${around(p("line"))}`,
    "add it",
  ],
  "yaml-multiline-implicit-key": (p) => [
    `A colon is missing, or a key runs over several lines.${around(p("line"))}`,
    "write `key: value` on one line",
  ],
  "yaml-multiple-anchors": (p) => [`A value carries two names (\`&name\`).${around(p("line"))}`, "leave one of them out"],
  "yaml-multiple-docs": (p) => [
    `A line \`---\` begins a second document; a venture is one.${around(p("line"))}`,
    "leave that line out, or split the file",
  ],
  "yaml-multiple-tags": (p) => [`A value carries two type marks (\`!type\`).${around(p("line"))}`, "leave both out"],
  "yaml-non-string-key": (p) => [`A key must be a simple word.${around(p("line"))}`, "write `key: value`"],
  "yaml-resource-exhaustion": (p) => [
    `The file refers to itself so often that it becomes too large.${around(p("line"))}`,
    "write the values out",
  ],
  "yaml-tab-as-indent": (p) => [`A tab stands where spaces are needed.${around(p("line"))}`, "indent with spaces"],
  "yaml-tag-resolve-failed": (p) => [
    `A type mark (\`!type\`) is unknown.${around(p("line"))}`,
    "leave it out; a text that begins with `!` stands in quotes",
  ],
  "yaml-unexpected-token": (p) => [
    `This sign cannot stand here.${around(p("line"))}`,
    `a text that holds ${anyOf(["#", "{", "[", ":"])} stands in quotes`,
  ],
}
