/** Under which licences a project stands, and whether a product may be made under them. */
import { licenceOf } from "../../data/index.ts"
import type { Project } from "../../venture/index.ts"
import type { Commercial, LicenceAnswer } from "./answer.ts"

/** Words of licences as founders write them; the first that fits tells. */
const words: readonly (readonly [word: RegExp, commercial: Commercial])[] = [
  [
    /\b(?:no|not|never|without|un)[-\s]?(?:licen[cs]ed|allowed|permitted|commercial|for\b)|\bun(?:licen[cs]ed|authori[sz]ed)|prohibit|forbid/iu,
    "no",
  ],
  [/(?:禁止|不得|不可|不能|不许|不准|未经?|没有|无)(?:商|用于商|授权|许可)/u, "no"],
  [/non-?\s?commercial|\bnot? (?:for )?commercial|[-\s]nc(?![a-z])|research|academic|evaluation only|非商|研究|学术/iu, "no"],
  [
    /exclusive|\bown(?:ed)?\b|purchased|bought|commercial|cc0|public domain|\bmit\b|apache|\bbsd\b|odc-by|独家|自有|购买|采购|公共领域|商用/iu,
    "yes",
  ],
  [/cc-?\s?by|gpl|odbl|licen[cs]ed|contract|rail|gfdl|terms|授权|合同/iu, "conditions"],
]

export function licencesOf({ basis }: Project): readonly LicenceAnswer[] {
  if (basis === undefined) return []
  const { kind, model, data, method } = basis
  const found = kind === "own" && model !== null ? licenceOf(model) : null
  // Pretraining takes the architecture and no weights.
  const isHeld = kind === "own" && model !== null && method !== "pretrain"
  const ofModel = isHeld
    ? [{ of: "model", name: model, licence: found?.licence ?? null, commercial: found?.commercial ?? "unknown" } as const]
    : []
  return [
    ...ofModel,
    ...data.map(({ label, licence }) => ({ of: "data", name: label, licence, commercial: allowedBy(licence) }) as const),
  ]
}

export function allowedBy(licence: string | null): Commercial {
  if (licence === null) return "unknown"
  return words.find(([word]) => word.test(licence))?.[1] ?? "unknown"
}
