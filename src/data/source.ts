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
export type TrustedSource = Source & { readonly confidence: Confidence; readonly id?: string }

/** The id is that of the entry; one price of an entry has none. */
export function sourceOf({ source, confidence, id }: Sourced & { readonly id?: string }): TrustedSource {
  return id === undefined ? { ...source, confidence } : { ...source, confidence, id }
}

/** What every entry of the data files carries. */
export type Entry = Sourced & {
  readonly id: string
  readonly note: string | null
}

/**
 * What the data behind an entry cover, by the entry's own source; elsewhere the figure is a guess.
 * `quantity` is a name inside a project, in which `*` stands for any one part.
 */
export type Coverage =
  /** Least to greatest: `0.76B to 65B`. */
  | { readonly quantity: string; readonly range: string }
  /** The quantity is a fact of one of these accelerators. */
  | { readonly quantity: string; readonly gpus: readonly string[] }

/** An entry that is one quantity, written in the language of the venture file. */
export type ValueEntry = Entry & {
  readonly value: string
  /** All of them must hold; what is not named here the source does not bound. */
  readonly within?: readonly Coverage[]
}

/** Nothing goes by this name; these come near, the nearest first. */
export type Unknown = { readonly nearest: readonly string[] }

export function isUnknown(found: object | Unknown): found is Unknown {
  return "nearest" in found
}
