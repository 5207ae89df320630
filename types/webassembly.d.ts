// The part of WebAssembly that the engine uses: Node, browsers and workers have it, and TypeScript knows it only from the
// browser's names, which the library must not see. Source: https://webassembly.github.io/spec/js-api/

declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>)
  }
  class Memory {
    constructor(options: { readonly initial: number; readonly maximum?: number; readonly shared?: boolean })
    readonly buffer: ArrayBuffer
    /** By so many pages of 64 KiB; the buffer is another one afterwards. */
    grow(pages: number): number
  }
  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>)
    readonly exports: Readonly<Record<string, unknown>>
  }
  function validate(bytes: Uint8Array<ArrayBuffer>): boolean
}
