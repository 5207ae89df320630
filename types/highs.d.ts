// The part of highs that Venturi uses: a model as text in, figures out. The published types name the browser's own (`WebAssembly`),
// which the library does not have.
// Source: https://lovasoa.github.io/highs-js/

declare module "highs" {
  export type HighsColumn = { readonly Primal: number; readonly Dual?: number }
  export type HighsRow = { readonly Primal: number; readonly Dual?: number }
  export type HighsSolution = {
    readonly Status: string
    readonly ObjectiveValue: number
    readonly Columns: Readonly<Record<string, HighsColumn>>
    readonly Rows: readonly HighsRow[]
  }
  export type Highs = {
    /** `problem` is in the LP format. Throws where it cannot be read; what has no solution says so in its status. */
    readonly solve: (problem: string, options?: Readonly<Record<string, number | string | boolean>>) => HighsSolution
  }
  export default function loadHighs(): Promise<Highs>
}
