/** A keyword of the file in words of the language; one that has none stands as it is. */
export function wordFor(words: Readonly<Record<string, string>>, key: string | null): string {
  if (key === null) return ""
  return Object.hasOwn(words, key) ? (words[key] ?? key) : key
}
