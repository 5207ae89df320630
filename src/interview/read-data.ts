/** Data: `2B token exclusive`, `60000 images`, `16亿到28亿词元 病历 独家; 5万 图片`, `none`. */
import type { DataSet, Licence } from "./answers.ts"
import { cut, oneLine } from "./plain-text.ts"
import { isNothing, type Part, pieces, type Question, type Reading, refused } from "./question.ts"
import { readFigure } from "./read-figure.ts"

/** More than was ever written. */
const most = 1e17
const sets = /[;；\n]|[,，、](?=\s*\d)(?!\d{3}(?!\d))|\sand\s(?=\d)|以及/giu

export const data: Question<"data"> = { id: "data", read, offer: () => [] }

/** Units that data are counted in, as people call them; the first that is found in the text counts. */
const things: readonly (readonly [RegExp, DataSet["countedIn"]])[] = [
  [/\btok(?:en)?s?\b|词元|令牌/iu, "token"],
  [/\b(?:images?|pictures?|photos?|scans?|frames?)\b|图像|图片|影像|照片|张/iu, "image"],
  [
    /\b(?:records?|documents?|docs?|notes?|texts?|pages?|files?|rows?|samples?|examples?|conversations?|dialogues?|calls?|transcripts?|cases?|articles?|tickets?|contracts?|questions?|emails?|reports?|messages?)\b|记录|病历|文档|文本|样本|对话|条|份|篇|段|例|个/iu,
    "text",
  ],
]
const licences: readonly (readonly [RegExp, Licence])[] = [
  [/\bexclusive(?:ly)?\b|独家|独占/iu, "exclusive"],
  [/\b(?:owned|own|ours|proprietary|private)\b|自有|自己的|私有/iu, "owned"],
  [/\b(?:licen[cs]ed|bought|purchased)\b|授权|许可|购买/iu, "licensed"],
  [/\b(?:public|open|free)\b|公开|开源|公共/iu, "public"],
]
const range = String.raw`\d[\d.,，]*\s*(?:万亿|[kKmMbBT万亿](?![A-Za-z])|thousand|million|billion|trillion|bn|mn)?`
const interval = String.raw`${range}(?:\s*(?:to|-|–|~|～|到|至)\s*${range})?`
const size = new RegExp(interval, "iu")
/** In `6万张图片` the sign that counts belongs to the number. */
const counted = new RegExp(String.raw`${interval}(?:\s*(?:个(?!人)|[条份篇张段例]))?`, "iu")

/** Errors: answer-data and those of figures. */
function read(answer: Part, reading: Reading): readonly DataSet[] | null {
  if (isNothing(answer.text)) return []
  const found = pieces(answer, sets).map((part) => readSet(part, reading))
  return found.every((set) => set !== null) ? found : null
}

function readSet(part: Part, reading: Reading): DataSet | null {
  const number = size.exec(part.text.normalize("NFC"))
  const thing = things.find(([pattern]) => pattern.test(part.text.replace(size, " ")))
  if (number === null || thing === undefined) return refused("answer-data", part, reading, { text: oneLine(part.text) })
  const [pattern, countedIn] = thing
  const unit = countedIn === "token" ? "token" : "sample"
  // `m` beside data is a million: nobody has a thousandth of a token.
  const figure = number[0]
    .trim()
    .replaceAll(/(\d)\s*m(?![A-Za-z])/gu, "$1M")
    .replaceAll(/(\d)\s*b(?![A-Za-z])/gu, "$1B")
    .replaceAll(/(\d)\s*K(?![A-Za-z])/gu, "$1k")
  const known = readFigure(
    { text: figure, start: part.start + number.index },
    [{ unit, leftOut: [` ${unit}`, unit], most }],
    "USD",
    reading,
  )
  if (known === null) return null
  const said = part.text.replace(counted, " ")
  const licence = licences.find(([word]) => word.test(said))
  const unitless = countedIn === "token" ? said.replace(pattern, " ") : said
  return { name: nameOf(unitless, licence?.[0]), size: known.text, countedIn, licence: licence?.[1] ?? null }
}

/** What is left of the text once size, unit and licence are gone; "" where nothing is. */
function nameOf(said: string, licence: RegExp | undefined): string {
  const rest = licence === undefined ? said : said.replace(licence, " ")
  return cut(
    oneLine(rest.replaceAll(/[,，、:：()（）"'`]/gu, " ").replaceAll(/(?:^|\s)(?:of|个|条|份|篇|张)(?=\s|$)/giu, " ")),
    40,
  )
}
