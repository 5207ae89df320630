/** What founders type, made fit for one line of a file: no control signs, no halves of characters, no endless names. */

/** Control and format signs but for joiners of emoji and scripts, halves of surrogate pairs, and the sign for what cannot be read. */
const unfit = /[\p{Cc}\u2028\u2029\ufeff\ufffd\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu

/** Control signs become spaces, runs of white space one. */
export function oneLine(text: string): string {
  return text.replaceAll(unfit, " ").replaceAll(/\s+/gu, " ").trim()
}

/** No longer than so many characters; what was cut ends in an ellipsis. */
export function cut(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`
}
