/** Where a figure of the catalogue comes from, and how far it is to be trusted. */

export type Source = {
  /** Of an assumption: what is assumed. */
  readonly title: string
  /** A public address, or `repository:path@commit`; several are joined by "; ". Only an assumption has none. */
  readonly where?: string
  /** The day of the source, or the year where it names no day. */
  readonly date: string
}

/**
 * published: seen at the one who measured or set it. secondary: seen in a table that quotes others.
 * assumption: no public source; the founder is told so.
 */
export type Confidence = "published" | "secondary" | "assumption"

/** Whatever has a source: an entry, or one price of an entry. */
export type Sourced = { readonly source: Source; readonly confidence: Confidence }

/** A source as a quantity carries it, with how far it is to be trusted. */
export type TrustedSource = Source & { readonly confidence: Confidence }

export function sourceOf({ source, confidence }: Sourced): TrustedSource {
  return { ...source, confidence }
}

/** What every entry of the data files carries. */
export type Entry = Sourced & {
  readonly id: string
  readonly note: string | null
}

/** An entry that is one quantity, written in the language of the venture file. */
export type ValueEntry = Entry & { readonly value: string }

/** Nothing goes by this name; these come near, the nearest first. */
export type Unknown = { readonly nearest: readonly string[] }

export function isUnknown(found: object | Unknown): found is Unknown {
  return "nearest" in found
}
