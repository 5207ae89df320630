/** The door of diagnostics: what went wrong, where, and how near the right thing is. */
export { codeFrame, type FrameOptions } from "./code-frame.ts"
export { type Diagnostic, error, type Params, type Report, type Severity, type Span, warning } from "./diagnostic.ts"
export { distinctDiagnostics } from "./distinct.ts"
export { closest, nearest } from "./nearest.ts"
export { inOrder, lineColumn, type Position } from "./position.ts"
export { charColumns, printable } from "./terminal.ts"
