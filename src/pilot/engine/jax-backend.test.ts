// Who owns a tensor: scopes free what does not leave them, a step that is repeated holds nothing more, and misuse is told.
import { beforeAll, describe, expect, test } from "vitest"
import { openTestBackend } from "../../../tests/support/pilot-gradients.ts"
import type { Backend } from "./backend.ts"
import type { Tensor, Tensors } from "./tensor.ts"

let b: Backend
beforeAll(async () => {
  b = await openTestBackend()
})

describe("values", () => {
  test("what goes in comes out, as a copy", async () => {
    const values = Float32Array.of(1, 2, 3, 4)
    const x = b.tensor(values, [2, 2])
    values[0] = 9
    expect([x.shape, x.type, [...(await b.read(x))]]).toEqual([[2, 2], "float32", [1, 2, 3, 4]])
    b.dispose(x)
  })

  test("whole numbers stay whole", async () => {
    const x = b.tensor(Int32Array.of(16_777_217, -3), [2])
    expect([x.type, [...(await b.read(x))]]).toEqual(["int32", [16_777_217, -3]])
    b.dispose(x)
  })

  test("an operation leaves its inputs as they were", async () => {
    const x = b.tensor([1, 2], [2])
    const y = b.add(x, x)
    b.dispose(b.multiply(x, y))
    expect([[...(await b.read(x))], [...(await b.read(y))]]).toEqual([
      [1, 2],
      [2, 4],
    ])
    b.dispose([x, y])
  })
})

describe("who frees what", () => {
  test("a scope keeps what it returns and frees the rest", async () => {
    const before = b.heldTensors()
    const x = b.tensor([1, 2], [2])
    const kept = b.scope(() => ({ sum: b.sum(b.exp(x)), same: x }))
    expect(b.heldTensors() - before).toBe(2)
    expect(await b.read(kept.sum)).toHaveLength(1)
    b.dispose([kept, x])
    expect(b.heldTensors()).toBe(before)
  })

  test("what leaves an inner scope belongs to the outer one", () => {
    const before = b.heldTensors()
    b.dispose(b.scope(() => b.exp(b.scope(() => b.exp(b.tensor([1], [1]))))))
    expect(b.heldTensors()).toBe(before)
  })

  test("a scope that fails frees everything", () => {
    const before = b.heldTensors()
    const fail = (): Tensor => {
      b.tensor([1], [1])
      throw new Error("stop")
    }
    expect(() => b.scope(fail)).toThrow("stop")
    expect(b.heldTensors()).toBe(before)
  })

  test("a tensor that was freed, or is of another back end, is refused", () => {
    const x = b.tensor([1], [1])
    b.dispose(x)
    expect(() => b.exp(x)).toThrow("internal: a tensor that was freed")
    expect(() => b.exp({ shape: [1], type: "float32" })).toThrow("internal: a tensor of another back end")
  })

  test("one tensor may come out twice", async () => {
    const compiled = b.compile((x: Tensor) => {
      const y = b.exp(x)
      return [y, y, x] as const
    })
    const x = b.tensor([0], [1])
    const out = compiled.run(x)
    expect([...(await b.read(out[0])), ...(await b.read(out[1])), ...(await b.read(out[2]))]).toEqual([1, 1, 0])
    b.dispose([out, x])
    compiled.dispose()
  })

  test("two hundred steps of a compiled gradient hold no more than one", async () => {
    const size = 65_536 // 256 KiB: a leak of one array a step would show as 50 MB
    const both = b.valueAndGradient(({ w }: Tensors, x: Tensor) => b.sum(b.tanh(b.multiply(w as Tensor, x))))
    const compiled = b.compile((w: Tensors, x: Tensor) => {
      const { value, gradient } = both(w, x)
      return { value, w: { w: b.subtract(w.w as Tensor, gradient.w as Tensor) } }
    })
    const x = b.tensor(new Float32Array(size).fill(0.5), [size])
    let w: Tensors = { w: b.tensor(new Float32Array(size), [size]) }
    const walk = async (steps: number): Promise<void> => {
      for (let k = 0; k < steps; k++) {
        const out = compiled.run(w, x)
        b.dispose(w)
        w = out.w
        await b.read(out.value)
        b.dispose(out.value)
      }
    }
    await walk(20)
    const [tensors, bytes] = [b.heldTensors(), process.memoryUsage().external]
    await walk(200)
    expect(b.heldTensors()).toBe(tensors)
    expect(process.memoryUsage().external - bytes).toBeLessThan(10e6)
  })
})
