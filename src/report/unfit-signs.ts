/** What neither XML nor HTML may hold, and what would move the cursor of a terminal: control signs, halves of pairs, no characters. */
const unfit = /[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff]/gu
/** They turn the direction of all that follows: a figure could be made to read backwards. */
const turning = /[\u202a-\u202e\u2066-\u2069]/gu

/** Each unfit sign as the one that stands for what cannot be shown; signs that turn the direction are left out. */
export function withoutUnfitSigns(text: string): string {
  return text.replaceAll(unfit, "\ufffd").replaceAll(turning, "")
}
