/** Texts and keys as YAML has them: what may stand plain, and quotes for everything else. */

/** A text without quotes behind a colon or a dash, on one line. */
export function isPlainText(text: string): boolean {
  const begins = /^(?:[\p{L}\p{N}=_+.(]|-[\d.])/u.test(text)
  // A figure in quotes is a text: `name: "2027"`.
  if (!begins || Number.isFinite(Number(text))) return false
  return !/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|\ufffd|: |:$| #| $/u.test(text)
}

export function isPlainKey(key: string): boolean {
  return /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_ ./-]*[\p{L}\p{M}\p{N}_])?$/u.test(key)
}

/** In double quotes, whose escapes are those of JSON and more; whatever no editor shows is escaped, and what no file may hold. */
export function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffd]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  )
}
