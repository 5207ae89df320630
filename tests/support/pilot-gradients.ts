/** Gradients against central finite differences: along random directions, in the parameters of a loss of the embedded engine. */
import { expect } from "vitest"
import type { Backend, Loss } from "../../src/pilot/engine/backend.ts"
import { openJaxBackend } from "../../src/pilot/engine/jax-backend.ts"
import { randomOf } from "../../src/pilot/engine/random.ts"
import type { HostArrays, Tensor, Tensors, Tree } from "../../src/pilot/engine/tensor.ts"

export const openTestBackend = (): Promise<Backend> => openJaxBackend()

export function hostArray(
  shape: readonly number[],
  seed: number,
  draw: (normal: number) => number = (x) => x,
): HostArrays[string] {
  const random = randomOf(seed)
  const size = shape.reduce((product, length) => product * length, 1)
  return { shape, values: Float32Array.from({ length: size }, () => draw(random.normal())) }
}

export function tensorsOf(backend: Backend, arrays: HostArrays): Tensors {
  return Object.fromEntries(Object.entries(arrays).map(([name, { shape, values }]) => [name, backend.tensor(values, shape)]))
}

export async function numberOf(backend: Backend, tensor: Tensor): Promise<number> {
  const [value = Number.NaN] = await backend.read(tensor)
  backend.dispose(tensor)
  return value
}

const step = 5e-3

/** Errors: a failed expectation where slope and gradient differ by more than `within` of the larger of 1 and the slope. */
export async function expectTrueGradient<Rest extends readonly Tree[]>(
  backend: Backend,
  arrays: HostArrays,
  loss: Loss<Rest>,
  rest: Rest,
  within = 5e-3,
): Promise<void> {
  const start = tensorsOf(backend, arrays)
  const { value, gradient } = backend.valueAndGradient(loss)(start, ...rest)
  for (const seed of [1, 2]) {
    const ways = Object.fromEntries(
      Object.entries(arrays).map(([name, { shape }], k) => [name, hostArray(shape, 100 * seed + k)]),
    )
    const at = async (by: number): Promise<number> => {
      const moved = Object.entries(arrays).map(([name, { shape, values }]) => {
        const way = ways[name]?.values
        return [name, { shape, values: Float32Array.from(values, (x, k) => x + by * (way?.[k] ?? 0)) }] as const
      })
      const parameters = tensorsOf(backend, Object.fromEntries(moved))
      const result = backend.scope(() => loss(parameters, ...rest))
      backend.dispose(parameters)
      return numberOf(backend, result)
    }
    const slope = ((await at(step)) - (await at(-step))) / (2 * step)
    let told = 0
    for (const [name, part] of Object.entries(gradient))
      for (const [k, each] of (await backend.read(part)).entries()) told += each * (ways[name]?.values[k] ?? 0)
    expect(Math.abs(told - slope) / Math.max(1, Math.abs(slope))).toBeLessThan(within)
  }
  backend.dispose([start, value, gradient])
}
