/**
 * What a user is told about a file: a code, a place, and the facts of the message.
 * No sentence stands here; words/ turns a code and its params into English or Chinese.
 */

/** A stretch of a source text, as character offsets: start included, end not. */
export type Span = {
  readonly file: string
  readonly start: number
  readonly end: number
}

export type Severity = "error" | "warning"

/** The facts that a message is made of; every value is shown as written. */
export type Params = Readonly<Record<string, string | number | readonly string[]>>

export type Diagnostic = {
  readonly code: string
  readonly severity: Severity
  /** Null where the trouble has no place in a text (an unreadable file). */
  readonly span: Span | null
  readonly params: Params
  /** Text to write in place of the span, where there is one right thing. */
  readonly fix?: string
  /** Other places that belong to the trouble, such as the members of a loop. */
  readonly related?: readonly Span[]
}

/** Gathers diagnostics while a text is read; reading goes on after a mistake. */
export type Report = (diagnostic: Diagnostic) => void

export function error(code: string, span: Span | null, params: Params = {}, fix?: string): Diagnostic {
  return fix === undefined ? { code, severity: "error", span, params } : { code, severity: "error", span, params, fix }
}

export function warning(code: string, span: Span | null, params: Params = {}, fix?: string): Diagnostic {
  return { ...error(code, span, params, fix), severity: "warning" }
}
