/**
 * Which projects the file compares. A choice needs two: whoever names one, or none, gets the same product on a rented
 * model beside one of their own, since that is what founders must decide first.
 */
import type { Words } from "../words/index.ts"
import type { Answers, NamedModel } from "./answers.ts"
import type { Names } from "./file-names.ts"

export type Project = {
  readonly key: string
  /** What the founder wrote, where the key had to differ. */
  readonly wrote: string | null
  readonly model: NamedModel
  /** The model is ours to suggest, not the founder's word. */
  readonly isChoice: boolean
  /** Why a project stands here that nobody named. */
  readonly why: "rented" | "own" | "both" | null
}

/** Models that founders of the country begin with. */
const usualModels = (country: string): Readonly<Record<NamedModel["kind"], string>> =>
  country === "CN" ? { own: "Qwen2.5-7B", rented: "deepseek-chat" } : { own: "Llama-3.1-8B", rented: "gpt-4o-mini" }

export function projectsOf(answers: Answers, words: Words, names: Names): readonly Project[] {
  const { labels, labelOwn, labelRented } = words.interview
  const usual = usualModels(answers.country.code)
  const make = (
    label: string,
    fallback: string,
    kind: NamedModel["kind"],
    given: string | null,
    why: Project["why"],
  ): Project => {
    const key = names.take(label, fallback)
    return {
      key,
      wrote: key === label ? null : label,
      model: { kind, name: given ?? usual[kind] },
      isChoice: given === null,
      why,
    }
  }
  const [first, ...others] = answers.projects
  if (first === undefined)
    return [make(labels.own, labels.project, "own", null, "both"), make(labels.rented, labels.project, "rented", null, null)]
  const named = answers.projects.map((each) =>
    make(each.label, labels.project, each.model?.kind ?? likelyKind(answers), each.model?.name ?? null, null),
  )
  if (others.length > 0) return named
  const kind = named[0]?.model.kind === "own" ? "rented" : "own"
  const label = kind === "own" ? labelOwn(named[0]?.key ?? "") : labelRented(named[0]?.key ?? "")
  return [...named, make(label, labels[kind], kind, null, kind)]
}

/** Where no model was named: whoever holds data or GPUs trains, whoever holds neither rents. */
function likelyKind({ data, gpus, projects }: Answers): NamedModel["kind"] {
  const isOnly = projects.length === 1
  return isOnly || data.length > 0 || gpus.some(({ isOwned }) => isOwned) ? "own" : "rented"
}
