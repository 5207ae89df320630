/** Where the networks of control come from: CleanRL keeps each algorithm in one file, with the sizes of the papers. */
import type { TrustedSource } from "../../../data/index.ts"

export function cleanRl(title: string, file: string, where: string, date: string): TrustedSource {
  return { title: `${title}; vwxyzjn/cleanrl:cleanrl/${file}`, where, date, confidence: "published" }
}
