/**
 * Where data come from: bytes in pieces for what is read once from its start, slices for what is read by place. Shells
 * make sources of files; `bytesSource` makes one of what is in memory.
 */

export type DataFile = {
  readonly kind: "file"
  /** What messages call it; in a folder the path below it, with `/`. */
  readonly name: string
  /** As it lies on the disk. */
  readonly bytes: number
  /** From the start, unpacked where the file is packed (`.gz`). May throw. */
  readonly chunks: () => AsyncIterable<Uint8Array>
  /** As it lies on the disk, from `start` and before `end`. May throw. */
  readonly slice: (start: number, end: number) => Promise<Uint8Array>
}

export type DataFolder = { readonly kind: "folder"; readonly name: string; readonly files: readonly DataFile[] }

export type DataSource = DataFile | DataFolder

/** A file that is in memory already. */
export function bytesSource(name: string, bytes: Uint8Array): DataFile {
  return {
    kind: "file",
    name,
    bytes: bytes.length,
    async *chunks() {
      yield bytes
    },
    slice: async (start, end) => bytes.slice(start, end),
  }
}
