/** The signs that stand between what is said one after the other. */
export type Signs = {
  /** Between sentences. */
  readonly sentence: string
  /** Between parts of a sentence that depend on each other little. */
  readonly clause: string
  readonly comma: string
  /** Between names of a list. */
  readonly name: string
  readonly stop: string
  /** A name of the founder's inside a sentence. */
  readonly quoted: (name: string) => string
}

const quoted = (name: string): string => `“${name}”`

export const signsEn: Signs = { sentence: " ", clause: "; ", comma: ", ", name: ", ", stop: ".", quoted }
export const signsZh: Signs = { sentence: "", clause: "；", comma: "，", name: "、", stop: "。", quoted }
