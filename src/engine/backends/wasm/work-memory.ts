/**
 * The memory that all kernels of a thread work in, one after the other. One for all: a host reserves gigabytes of
 * addresses for each memory, and a plan compiles dozens of programs.
 */

const pageBytes = 65_536

export type WorkMemory = {
  readonly memory: WebAssembly.Memory
  /** As doubles, at least `bytes` long; a view is good until a larger one is asked for. */
  readonly figures: (bytes: number) => Float64Array
}

let shared: WorkMemory | null = null

export function workMemory(): WorkMemory {
  shared ??= createMemory()
  return shared
}

function createMemory(): WorkMemory {
  const memory = new WebAssembly.Memory({ initial: 1 })
  let view = new Float64Array(memory.buffer)
  return {
    memory,
    figures: (bytes) => {
      const missing = Math.ceil((bytes - memory.buffer.byteLength) / pageBytes)
      if (missing > 0) memory.grow(missing)
      if (view.buffer !== memory.buffer) view = new Float64Array(memory.buffer)
      return view
    },
  }
}
