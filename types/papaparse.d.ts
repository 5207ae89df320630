// The part of papaparse that Venturi uses: text in, rows out. The published types (@types/papaparse) bring in all of
// Node's, and with them `process` and `node:fs` would type-check in the library; these stand in their place.
// Source: https://www.papaparse.com/docs

declare module "papaparse" {
  export type ParseError = {
    readonly type: "Quotes" | "Delimiter" | "FieldMismatch"
    readonly code: "MissingQuotes" | "InvalidQuotes" | "UndetectableDelimiter" | "TooFewFields" | "TooManyFields"
    readonly message: string
    /** Counted from 0; absent where the error is of the whole text. */
    readonly row?: number
    readonly index?: number
  }

  export type ParseMeta = {
    readonly delimiter: string
    readonly linebreak: string
    readonly aborted: boolean
    readonly truncated: boolean
    readonly cursor: number
    readonly fields?: string[]
  }

  export type ParseResult<Row> = { readonly data: Row[]; readonly errors: ParseError[]; readonly meta: ParseMeta }

  export type ParseConfig = {
    readonly delimiter?: string
    readonly newline?: "\r" | "\n" | "\r\n"
    readonly quoteChar?: string
    readonly escapeChar?: string
    readonly header?: boolean
    readonly transformHeader?: (header: string, index: number) => string
    readonly dynamicTyping?: boolean
    readonly preview?: number
    readonly comments?: false | string
    readonly skipEmptyLines?: boolean | "greedy"
    readonly delimitersToGuess?: readonly string[]
  }

  export type UnparseConfig = {
    readonly quotes?: boolean | boolean[]
    readonly delimiter?: string
    readonly header?: boolean
    readonly newline?: string
    readonly columns?: string[]
    readonly escapeFormulae?: boolean | RegExp
  }

  /** Parses a text of which more may come: rows that are not finished are left where `cursor` says. */
  export interface Parser {
    readonly parse: (text: string, base: number, leavesLast: boolean) => ParseResult<string[]>
  }

  // The package is CommonJS: in Node its names are reached through the default import only.
  const Papa: {
    readonly parse: <Row = string[]>(text: string, config?: ParseConfig) => ParseResult<Row>
    readonly unparse: (rows: readonly unknown[], config?: UnparseConfig) => string
    readonly Parser: new (config: ParseConfig) => Parser
  }
  export default Papa
}
