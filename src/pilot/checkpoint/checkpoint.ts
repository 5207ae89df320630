/**
 * A state of training as bytes, and back: weights under their paths, moments behind `optimizer.`, and in the header what is needed to go on as if nothing
 * had happened. The bytes are a safetensors file, so other programs read the weights.
 */
import type { Backend } from "../engine/backend.ts"
import type { HostArray, HostArrays, Tensors } from "../engine/tensor.ts"
import type { TrainState } from "../learning/train-step.ts"
import { readSafetensors, type SafeFault, writeSafetensors } from "./safetensors.ts"

const format = "venturi-checkpoint-1"
const momentPrefix = "optimizer."

/** `settings` is a text that says what was trained and how; a checkpoint goes on under the same settings only. */
export async function writeCheckpoint(backend: Backend, state: TrainState, settings: string): Promise<Uint8Array<ArrayBuffer>> {
  const arrays: Record<string, HostArray> = await readAll(backend, state.parameters)
  for (const [k, moments] of state.moments.entries())
    for (const [name, array] of Object.entries(await readAll(backend, moments))) arrays[`${momentPrefix}${k}.${name}`] = array
  const metadata = { format, step: String(state.step), moments: String(state.moments.length), settings }
  return writeSafetensors({ arrays, metadata })
}

export type CheckpointFault = SafeFault | "format" | "settings" | "arrays"
export type CheckpointRead =
  | { readonly kind: "state"; readonly state: TrainState }
  | { readonly kind: "fault"; readonly fault: CheckpointFault; readonly array: string }

/** `weights` are those of the model that goes on: names and shapes must be theirs. */
export function readCheckpoint(backend: Backend, bytes: Uint8Array, settings: string, weights: HostArrays): CheckpointRead {
  const read = readSafetensors(bytes)
  if (read.kind === "fault") return read
  const { arrays, metadata } = read.file
  const [step, moments] = [wholeOf(metadata.step), wholeOf(metadata.moments)]
  if (metadata.format !== format || step === null || moments === null) return { kind: "fault", fault: "format", array: "" }
  if (metadata.settings !== settings) return { kind: "fault", fault: "settings", array: "" }
  const prefixes = ["", ...Array.from({ length: moments }, (_, k) => `${momentPrefix}${k}.`)]
  const wrong = firstUnlike(arrays, weights, prefixes)
  if (wrong !== null) return { kind: "fault", fault: "arrays", array: wrong }
  const tree = (prefix: string): Tensors =>
    Object.fromEntries(Object.keys(weights).map((name) => [name, tensorOf(backend, arrays[prefix + name])]))
  const [parameters = {}, ...rest] = prefixes.map(tree)
  return { kind: "state", state: { parameters, moments: rest, step } }
}

/** The values of a tree of tensors, under their names. */
export async function readAll(backend: Backend, tensors: Tensors): Promise<Record<string, HostArray>> {
  const arrays: Record<string, HostArray> = {}
  for (const [name, tensor] of Object.entries(tensors)) arrays[name] = { shape: tensor.shape, values: await backend.read(tensor) }
  return arrays
}

/** An array that is missing, has another shape, or that nobody asked for. */
function firstUnlike(arrays: HostArrays, weights: HostArrays, prefixes: readonly string[]): string | null {
  const wanted = new Map(
    prefixes.flatMap((prefix) => Object.entries(weights).map(([name, { shape }]) => [prefix + name, shape.join()] as const)),
  )
  for (const [name, shape] of wanted) if (arrays[name]?.shape.join() !== shape) return name
  return Object.keys(arrays).find((name) => !wanted.has(name)) ?? null
}

function tensorOf(backend: Backend, array: HostArray | undefined): Tensors[string] {
  if (array === undefined) throw new Error("internal: an array that was there is gone")
  return backend.tensor(array.values, array.shape)
}

function wholeOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null
}
