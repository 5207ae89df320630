/**
 * `npx tsx bench/pilot.ts [THREADS] [FILE]`: tokens a second of training the decoder of 821 760 parameters (4 layers, width 128, windows of 128, 16 of them a
 * step, AdamW) with the embedded engine, and its loss after ten steps. The text is FILE's, or made here. Beside the clock stands the time of the processor,
 * which other work on the machine does not change.
 */
import { readFileSync } from "node:fs"
import { prepareTensorThreads } from "../src/host/index.ts"
import { openJaxBackend } from "../src/pilot/engine/jax-backend.ts"
import { initialWeights } from "../src/pilot/language/initial-weights.ts"
import { readLanguageModel } from "../src/pilot/language/language-model.ts"
import { trainLanguageModel } from "../src/pilot/language/train-language-model.ts"
import { charactersOf } from "../src/pilot/tokens/characters.ts"
import { madeText } from "../tests/support/made-text.ts"

const [threads = "1", file] = process.argv.slice(2)
const text = file === undefined ? madeText(200_000, 1).text : readFileSync(file, "utf8")
const tokens = charactersOf(text).encode(text)
// 65 letters unless the text has more, so that the model is the one that was measured.
const vocabulary = Math.max(65, tokens.reduce((most, token) => Math.max(most, token), 0) + 1)

const config = {
  model_type: "decoder",
  hidden_size: 128,
  num_hidden_layers: 4,
  num_attention_heads: 4,
  vocab_size: vocabulary,
  max_position_embeddings: 128,
  positions: "learned",
  norm: "layer",
  mlp: "plain",
}
const read = readLanguageModel({ config }, 128)
if (read.kind === "problems") throw new Error(JSON.stringify(read.problems))
const parameters = Object.values(initialWeights(read.model.graph, 1)).reduce((sum, { values }) => sum + values.length, 0)

const backend = await openJaxBackend(prepareTensorThreads(Number(threads)))
const training = trainLanguageModel(backend, read.model, tokens, {
  batch: 16,
  seed: 1,
  schedule: { kind: "cosine", rate: 1e-3, warmUp: 20, steps: 200 },
})
const seconds = (): number => performance.now() / 1000
const processor = (): number => process.cpuUsage().user / 1e6

const begun = seconds()
await training.step()
console.log(
  `${parameters} parameters; ${backend.name}, ${backend.threads} thread(s); compiled and first step in ${(seconds() - begun).toFixed(1)} s`,
)
for (let step = 2; step < 10; step++) await training.step()
console.log(`loss of the tenth step: ${(await training.step()).loss.toFixed(5)} nat/token`)
const walls: number[] = []
const used: number[] = []
for (let step = 0; step < 20; step++) {
  const [wall, cpu] = [seconds(), processor()]
  await training.step()
  walls.push(seconds() - wall)
  used.push(processor() - cpu)
}
const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const perSecond = (time: number): string => ((16 * 128) / time).toFixed(0)
console.log(
  `tokens/s: best ${perSecond(Math.min(...walls))}, middle ${perSecond(middle(walls))}; by the processor's time: best ${perSecond(Math.min(...used))}, middle ${perSecond(middle(used))}`,
)
console.log(`resident: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`)
