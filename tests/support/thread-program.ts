// Run by src/host/tensor-threads.test.ts in a process of its own: a gradient of matrix products on as many threads as asked for, as a line of JSON.
import { prepareTensorThreads } from "../../src/host/tensor-threads.ts"
import { openJaxBackend } from "../../src/pilot/engine/jax-backend.ts"
import type { Tensor, Tensors } from "../../src/pilot/engine/tensor.ts"

const backend = await openJaxBackend(prepareTensorThreads(Number(process.argv[2])))
const x = backend.tensor(
  Float32Array.from({ length: 65_536 }, (_, k) => Math.sin(k)),
  [256, 256],
)
const loss = ({ w }: Tensors): Tensor => {
  const weight = w as Tensor
  return backend.sum(backend.tanh(backend.multiply(backend.matmul(x, backend.matmul(weight, weight)), 0.1)))
}
const { value, gradient } = backend.valueAndGradient(loss)({ w: x })
const bits = new Uint32Array((await backend.read(gradient.w as Tensor)).slice().buffer)
const sum = bits.reduce((all, part) => (Math.imul(all, 31) + part) >>> 0, 7)
process.stdout.write(JSON.stringify([backend.threads, [...(await backend.read(value))], sum]))
