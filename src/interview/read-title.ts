/** The name, and what it does in one line. */
import type { Title } from "./answers.ts"
import { cut, oneLine } from "./plain-text.ts"
import type { Part, Question } from "./question.ts"

/** Longer names are no names: the whole then says what it does. */
const longestName = 60
const parted = /^(.{1,60}?)\s*(?::\s|：|\s[-–—]\s|——)\s*(.+)$/u

export const title: Question<"title"> = {
  id: "title",
  read: (answer) => titleOf(answer),
  offer: (_, language) => ({ name: language === "zh" ? "我的项目" : "My venture", does: "" }),
}

function titleOf({ text }: Part): Title {
  const line = oneLine(text)
  const match = parted.exec(line)
  if (match !== null) return { name: match[1] ?? "", does: match[2] ?? "" }
  return line.length <= longestName ? { name: line, does: "" } : { name: cut(line, longestName), does: line }
}
