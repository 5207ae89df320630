/** The many spellings of a model's name: with its owner or without, tuned, packed, served by somebody, with a note in brackets. */

/** Words in the names of tuned, packed or served versions, which are built as the base is. */
const tunedWords =
  "instruct chat base hf it pt sft dpo thinking think reasoning preview latest turbo versatile instant text dedup deduped python " +
  "2507 0324 0528 0711 0905 2501 4k 8k 32k 128k v0.1 awq gptq gguf int4 int8 fp4 fp8 nvfp4 bf16 fp16 mxfp4 uncased cased meta nvidia"
const tuned: ReadonlySet<string> = new Set(tunedWords.split(" "))

/** What the name may be written as in the catalogue, the most exact first. */
export function spellings(spec: string): readonly string[] {
  const plain = withoutNotes(spec)
  const dotted = plain.replace(/(\d)p(\d)/g, "$1.$2")
  const forms = [spec, plain, dotted].flatMap((name) => [
    name,
    shortName(name),
    withoutTuning(name),
    withoutTuning(shortName(name)),
  ])
  return [...new Set(forms)].filter((name) => name !== "")
}

export function shortName(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1)
}

/** Without the words of tuned versions: `Qwen2.5-7B-Instruct` is built as `Qwen2.5-7B`. */
export function withoutTuning(name: string): string {
  const parts = name.split(/[-_\s]/)
  return parts.filter((part) => !tuned.has(part.toLowerCase())).join("-")
}

/** Without what stands in brackets behind the name: `GPT-3 175B (davinci)`. */
export function withoutNotes(name: string): string {
  return name.replace(/\s*\([^()]*\)\s*$/, "").trim()
}
