/** The door of diagnostics: what went wrong, where, and how near the right thing is. */
export { type Diagnostic, error, type Params, type Report, type Severity, type Span, warning } from "./diagnostic.ts"
