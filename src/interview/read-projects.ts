/** Candidates: `chat on Llama-3.1-8B; summaries on gpt-4o-mini`, `病历助手 用 Qwen2.5-7B；问诊 用 deepseek-chat`. */
import { apiModels, findApiModel, isUnknown, modelEntries } from "../data/index.ts"
import { nearest } from "../diagnostics/index.ts"
import { catalogueModel } from "../models/index.ts"
import type { Candidate } from "./answers.ts"
import { cut, oneLine } from "./plain-text.ts"
import { isNothing, type Part, pieces, type Question, type Reading, refused, trimmed } from "./question.ts"

const mostProjects = 8
const longestLabel = 40
/** The last of these parts a name from its model. */
const joint = /\s(?:on|with|using|based on|built on)\s|\s*(?:基于|使用|采用|用的是)\s*|\s+用\s*/giu

export const projects: Question<"projects"> = { id: "projects", read, offer: () => [] }

/** Errors: answer-too-many, unknown-model. */
function read(answer: Part, reading: Reading): readonly Candidate[] | null {
  if (isNothing(answer.text)) return []
  const parts = pieces(answer, /[;；\n]/gu)
  if (parts.length > mostProjects) return refused("answer-too-many", answer, reading, { got: parts.length, most: mostProjects })
  const found = parts.map((part) => readCandidate(part, reading))
  return found.every((candidate) => candidate !== null) ? found : null
}

function readCandidate(part: Part, reading: Reading): Candidate | null {
  const split = [...part.text.matchAll(joint)].at(-1)
  if (split === undefined || split.index === 0) return alone(part)
  const from = split.index + split[0].length
  const named = trimmed({ text: part.text.slice(from).replace(/[.。]$/u, ""), start: part.start + from })
  const model = modelNamed(named.text)
  if (model !== null) return { label: labelOf(part.text.slice(0, split.index)), model }
  const close = nearestModels(named.text)
  // `notes on calls` names no model: only what looks like one is a mistake.
  const isMeant = close.length > 0 || /\d/u.test(named.text)
  return isMeant ? refused("unknown-model", named, reading, { name: named.text, nearest: close }, close[0]) : alone(part)
}

/** A model alone is a project too: it is called after it. */
function alone({ text }: Part): Candidate {
  return { label: labelOf(text), model: modelNamed(text.trim()) }
}

function labelOf(text: string): string {
  return cut(oneLine(text), longestLabel)
}

/** Weights that are published come before a provider's offer of the same name. */
function modelNamed(text: string): Candidate["model"] {
  const own = catalogueModel(text)
  // What multiplies nothing, such as trees, has no time of training that could be planned.
  if (!isUnknown(own) && own.facts.forwardFlops > 0) return { kind: "own", name: own.isNominal ? shortName(own.name) : text }
  const rented = findApiModel(text)
  return isUnknown(rented) ? null : { kind: "rented", name: rented.id }
}

function nearestModels(text: string): string[] {
  return nearest(text, [...modelEntries.map(({ id }) => shortName(id)), ...apiModels.map(({ id }) => id)])
}

function shortName(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1)
}
