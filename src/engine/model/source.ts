/** Where a figure or a formula comes from, for whoever asks. */

export type Source = {
  readonly title: string
  readonly where?: string
  readonly date?: string
  /** An assumption has no public source; it says so. */
  readonly confidence?: "published" | "secondary" | "assumption"
  /** Of the entry of the catalogue that the figure is taken from. */
  readonly id?: string
}
