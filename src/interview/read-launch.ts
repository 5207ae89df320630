/** Time until the launch: `6 to 9 months`, `2027-09`, `半年`, `now`. */
import { type Figure, founder } from "./answers.ts"
import { assumed } from "./figures.ts"
import { type Part, type Question, type Reading, refused } from "./question.ts"
import { readFigure } from "./read-figure.ts"

/** Later than this the horizon of the file would end before anything was sold. */
const mostMonths = 48
const now = /^(?:now|already|today|live|launched|it is live|现在|已上线|已经上线|马上|立即|今天)$/iu
/** How people say it, in months. */
const spoken: readonly (readonly [RegExp, string])[] = [
  [/^(?:half\s+a\s+year|半年)$/iu, "6 month"],
  [/^(?:an?\s+year|one\s+year|一年)$/iu, "12 month"],
  [/^(?:an?\s+quarter|一个?季度)$/iu, "3 month"],
  [/^(?:an?\s+month|一个月)$/iu, "1 month"],
]

/** `start` is the first month of the file, `2027-01`: dates are counted from it. */
export function launch(start: string): Question<"launch"> {
  return { id: "launch", read: (answer, reading) => read(answer, reading, start), offer: () => assumed("launch") }
}

/** Errors: answer-date and those of figures. */
function read(answer: Part, reading: Reading, start: string): Figure | null {
  const text = answer.text
    .trim()
    .replace(/^(?:in|within|after)\s+/iu, "")
    .replace(/\s*(?:后|以后|之后|以内|内)$/u, "")
    .replace(/\s+(?:from now|later)$/iu, "")
  if (now.test(text)) return { text: "0 month", origin: founder }
  const words = spoken.find(([pattern]) => pattern.test(text))
  if (words !== undefined) return { text: words[1], origin: founder }
  const date = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:月|[-/.月]\s*\d{1,2}日?)?$/u.exec(text)
  if (date !== null) return fromDate(Number(date[1]), Number(date[2]), answer, reading, start)
  const short = text
    .replace(/(\d)\s*m(?:o|os|ths?)?$/iu, "$1 month")
    .replace(/(\d)\s*w(?:ks?)?$/iu, "$1 week")
    .replace(/(\d)\s*y(?:rs?)?$/iu, "$1 year")
  const found = readFigure({ ...answer, text: short }, [{ unit: "month", leftOut: [" month"], most: mostMonths }], "USD", reading)
  return found === null ? null : { text: found.text, origin: founder }
}

function fromDate(year: number, month: number, answer: Part, reading: Reading, start: string): Figure | null {
  const [firstYear = 0, firstMonth = 1] = start.split("-").map(Number)
  const months = (year - firstYear) * 12 + month - firstMonth
  const isRight = month >= 1 && month <= 12 && months >= 0 && months <= mostMonths
  if (!isRight) return refused("answer-date", answer, reading, { got: answer.text, start })
  return { text: `${months} month`, origin: founder }
}
