/** English sentences about the sections of the domain rooms. */
import type { RoomCode } from "./codes.ts"
import { marketEn } from "./en-market.ts"
import { anyOf, didYouMean, percent, someOf } from "./phrases-en.ts"
import { code, type Sentence } from "./sentence.ts"

const kinds: Readonly<Record<string, string>> = {
  number: "a number",
  text: "a text",
  boolean: "true or false",
  count: "a whole number above 0",
  pattern: "a pattern of known blocks",
  texts: "a list of texts",
  numbers: "a list of numbers",
  list: "a list or an object",
}

export const roomEn: Readonly<Record<RoomCode, Sentence>> = {
  ...marketEn,
  "bad-json": (p) => [`${code(p("file"))} is no JSON.`, "take the `config.json` that was published with the model"],
  "contract-months": (p) => [
    "The months of a contract are one whole number, since they tell the customers apart by age; something else stands here.",
    `write \`12 month\`, at most ${p("most")} months`,
  ],
  "cost-empty": (p) => [`The cost ${code(p("name"))} has no amount.`, "add `amount: 5k USD/month` or `share_of_revenue: 3 %`"],
  "cost-key-needed": (p) => [
    `The cost ${code(p("name"))} of the kind ${code(p("kind"))} needs ${anyOf(p.list("keys"))}.`,
    "add one of them",
  ],
  "cost-key-unfit": (p) => [
    `${code(p("key"))} has no meaning for a cost ${p("kind") === "" ? "without a `kind`" : `of the kind ${code(p("kind"))}`}.`,
    p.list("of").length === 0
      ? "leave it out: the unit says what it counts by"
      : `leave it out, or take ${code(`kind: ${p.list("of")[0]}`)}`,
  ],
  "delay-expected": (p) => [
    `${code(p("target"))} is a date, so a risk puts it off by a time; this is ${p("got") === "" ? "a plain number" : code(p("got"))}.`,
    "write `2 to 6 month`",
  ],
  "figure-expected": (p) => [
    `${code(p("key"))} needs one plain figure; an interval, a choice or a formula stands here.`,
    "write one figure with its unit",
  ],
  "figure-positive": (p) => [
    `${code(p("key"))} must be more than 0; ${code(p("got"))} stands here.`,
    "write the figure, or leave the key out",
  ],
  "figure-whole": (p) => [
    `${code(p("key"))} is a whole number; ${code(p("got"))} stands here.`,
    "write a whole number from 1 on",
  ],
  "for-not-sold": (p) => [
    `${code(p("name"))} is spent for a line of revenue and stands in the class ${code(p("class"))}: only costs of what is sold are borne by a line.`,
    "leave `for` out, or write `class: cogs`",
  ],
  "funding-incomplete": (p) => [`The round ${code(p("name"))} (${p("kind")}) needs ${anyOf(p.list("keys"))}.`, "add one of them"],
  "gpu-without-bandwidth": (p) => [
    `The catalogue has no memory bandwidth of ${code(p("gpu"))}, so its speed in serving is not known.`,
    "choose another GPU",
  ],
  "gpu-without-peak": (p) => [
    `The catalogue has no peak of ${code(p("gpu"))} in this precision, so its speed is not known.`,
    "choose another precision or another GPU",
  ],
  "gpu-without-price": (p) => [
    `No price of ${code(p("gpu"))} is known.`,
    "add the GPU to `resources.gpus` with `cost: 2 USD/GPU-hour`",
  ],
  "key-unfit": (p) => [
    `${code(p("key"))} has no meaning for revenue of the kind ${code(p("kind"))}.`,
    "leave it out, or choose another kind",
  ],
  "layer-do-not-fit": (p) => [
    `At ${code(p("path"))} the shapes ${anyOf(p.list("shapes"))} do not fit together.`,
    "make them equal, in all but the axis along which they are joined",
  ],
  "layer-file-empty": () => ["The layer file is empty.", "begin with `model:`, a name, then `input:` and `layers:`"],
  "layer-file-other": (p) => [
    `${code(p("file"))} describes no model: it is neither a config nor a layer file.`,
    "a layer file holds `model:`, `input:` and `layers:`; a config is the `config.json` that was published with a model",
  ],
  "layer-input": (p) => [`${code(p("got"))} is no kind of input.`, `write one such as ${someOf(p.list("known"))}`],
  "layer-limit": (p) => [
    p("of") === "depth"
      ? `Layers stand more than ${p("limit")} levels deep.`
      : `The file asks for more than ${p("limit")} layers.`,
    "check `repeat` and the blocks under `define`",
  ],
  "layer-loop": (p) => [`A block contains itself: ${p.list("path").map(code).join(" → ")}.`, "use another block inside"],
  "layer-name-unknown": (p) => [
    `No number has the name ${code(p("name"))}.`,
    didYouMean(p, "add it under `sizes`, or to `with` of the block"),
  ],
  "layer-not-divisible": (p) => [
    `At ${code(p("path"))} ${anyOf(p.list("shapes"))} cannot be shared evenly${p("by") === "" ? "" : ` among ${p("by")}`}.`,
    "change the width, or the number of groups, heads or windows",
  ],
  "layer-number": (p) => [
    `${code(p("key"))} needs a whole number from ${p("least")} to ${p("most")}; ${code(p("got"))} is none.`,
    "write a number such as `64`, or a sum such as `4 * width`",
  ],
  "layer-reserved": (p) => [`${code(p("name"))} is a word of layer files already.`, "give the block another name"],
  "layer-tied": (p) => [
    `${code(p("path"))} is tied to ${code(p("to"))}, which is no embedding with as many rows and the same width.`,
    "name the embedding's path, and make the sizes equal",
  ],
  "layer-too-small": (p) => [
    `At ${code(p("path"))} what is left of the input, ${code(p.list("shapes")[0] ?? "")}, is too small for ${code(p.list("shapes")[1] ?? "")}.`,
    "take a larger input, a smaller kernel, or fewer strides",
  ],
  "layer-unknown": (p) => [
    `There is no layer ${code(p("got"))}, and no block of that name; there are ${someOf(p.list("words"), 40)}.`,
    didYouMean(p, "take one of these words"),
  ],
  "layer-wrong-axes": (p) => [
    `The layer ${code(p("path"))} cannot take the shape ${anyOf(p.list("shapes"))}: it has another number of axes.`,
    "add `flatten`, `tokens`, `token` or a global `pool` before it",
  ],
  "machine-gpu": (p) => [
    `${code(p("machine"))} holds ${code(p("holds"))}, not ${code(p("gpu"))}.`,
    p.list("known").length === 0
      ? "leave `--machine` out: no machine of the catalogue holds it, and a server of eight is taken"
      : `take ${anyOf(p.list("known"))}, or leave ${code("--machine")} out`,
  ],
  "milestone-takes-time": (p) => [
    `The milestone ${code(p("milestone"))} takes time; a milestone is a moment.`,
    "leave `takes` out, or make it a `task`",
  ],
  "missing-section": (p) => [
    `The project ${code(p("project"))} has no ${code(p("section"))}, so its value cannot be computed.`,
    `add \`${p("section")}:\` to the project, or give its \`value\` in \`formulas\``,
  ],
  "model-architecture-unread": (p) => [
    `The layer file ${code(p("file"))} cannot be read; it must lie in the folder of the venture file.`,
    "check its name and place",
  ],
  "model-config-groups": (p) => [
    `The model's ${p("heads")} heads of attention cannot be shared among ${p("groups")} heads of keys and values.`,
    "check `num_attention_heads` and `num_key_value_heads`",
  ],
  "model-config-heads": (p) => [
    `The model's width ${p("hidden")} cannot be shared among ${p("heads")} heads of attention.`,
    "check `hidden_size` and `num_attention_heads`",
  ],
  "model-config-missing": (p) => [
    `The model's config has no ${anyOf(p.list("names"))}.`,
    `add ${code(p("field"))}, or take the \`config.json\` that was published with the model`,
  ],
  "model-config-shape": () => [
    "The model's config is no JSON object.",
    "take the `config.json` that was published with the model",
  ],
  "model-config-size": (p) => [
    `${code(p("field"))} of the model's config is ${p("value")}; no model has more than ${p("most")}.`,
    "take the `config.json` that was published with the model",
  ],
  "model-config-text-part": (p) => `The model ${code(p("type"))} has several parts; only its text part is counted.`,
  "model-config-type": (p) => [
    `${code(p("field"))} of the model's config must be ${kinds[p("expected")] ?? p("expected")}; it is ${code(p("value"))}.`,
    "take the `config.json` that was published with the model",
  ],
  "model-config-unknown-type": (p) => [
    `The model type ${code(p("type"))} is not known; it was read as an ordinary decoder.`,
    didYouMean(p, "check the number of parameters with `venturi explain`"),
  ],
  "model-config-unread": (p) => [
    `The config ${code(p("file"))} cannot be read; it must be JSON and lie in the folder of the venture file.`,
    "check its name and place",
  ],
  "model-method-unfit": (p) => [
    `${code(p("name"))} has no matrices that adapters could stand beside, so ${code(p("method"))} would train nothing.`,
    "take `method: full`",
  ],
  "model-needs-one": (p) => [
    `A model is one of ${anyOf(p.list("keys"))}; here ${p("got")} of them are given.`,
    "keep exactly one",
  ],
  "model-nominal": (p) =>
    `${code(p("name"))} is not published with its architecture; the figures are those of ${code(p("taken"))}.`,
  "need-exceeds": (p) => [
    `The task ${code(p("task"))} needs ${p("wanted")} of ${code(p("name"))}; there are at most ${p("most")}.`,
    "take more of them, or let the task need less",
  ],
  "per-unfit": (p) => [
    `Revenue of the kind ${code(p("kind"))} is not counted per ${code(p("per"))}; it can be ${anyOf(p.list("known"))}.`,
    "choose another unit or another kind",
  ],
  "plan-loop": (p) => [`These tasks wait for each other: ${p.list("loop").map(code).join(" → ")}.`, "take one `after` away"],
  "price-needed": (p) => [
    `No price of ${code(p("gpu"))} is known.`,
    `give one: ${code(p("key"))}, such as \`cost: 2 USD/GPU-hour\``,
  ],
  "probability-or-frequency": (p) => [
    `The risk ${code(p("risk"))} needs either a probability or a frequency.`,
    "write `probability: 2 to 6 %/year` for something that comes once, `frequency: 3 1/year` for something that comes again",
  ],
  "probability-too-high": (p) => [
    `The risk ${code(p("risk"))} is certain: its probability reaches 100 %.`,
    "write it as a cost or a task, or give a `frequency`",
  ],
  "risk-too-frequent": (p) =>
    `The risk ${code(p("risk"))} may come more than ${p("most")} times; events beyond that are left out.`,
  "risk-without-effect": (p) => [
    `The risk ${code(p("risk"))} changes nothing.`,
    "add `effect: { revenue: -20 % }` or `loss: 50k USD`",
  ],
  "serving-late": (p) => [
    `In ${month(p("month"))} only ${percent(p("share"))} of the requests of ${code(p("project"))} are in time in the busiest hour: the replicas are loaded to ${percent(p("load"))} of what they carry.${served(p("served"), p("needed"), p("replicas"))}`,
    p("needed") === ""
      ? "raise `serving.spare`, relax `serving.target`, or take faster GPUs"
      : `put GPUs for ${p("needed")} replicas into the pool or take faster ones, or relax \`serving.target\`; \`serving.spare\` does not help where the pool ends`,
  ],
  "serving-measured-own": () => [
    "Latencies are measured of a model behind somebody else's API; those of one's own server are planned.",
    "leave `measured` out, or name the API in `model.api`",
  ],
  "serving-memory": (p) => [
    `${code(p("model"))} takes ${p("need")} with its buffers and the cache of one request; ${p("gpus")} × ${code(p("gpu"))} have ${p("have")}.`,
    "raise `replica_gpus`, choose a larger GPU or a lower precision",
  ],
  "serving-one-pass": (p) =>
    `${code(p("name"))} is served by the sample, one forward pass of its usual length each; text that it writes token by token takes longer.`,
  "serving-samples-for-tokens": (p) => [
    `${code(p("name"))} reads tokens, not samples.`,
    "write `request: { input: 2000 token, output: 300 token }`",
  ],
  "serving-tokens-for-samples": (p) => [
    `${code(p("name"))} takes whole samples; ${code(p("key"))} counts tokens.`,
    "leave it out, or write `request: { samples: 1 image }`",
  ],
  "serving-out-of-reach": (p) => [
    `No request of ${code(p("project"))} keeps ${code(p("target"))} of ${p("wanted")}: ${p("best")} is the best that these GPUs reach, without any other load.${p("cost") === "" ? "" : ` For the target each replica takes one request at a time, so that a request costs ${p("cost")} in ${month(p("month"))}.`}`,
    `set the target to ${p("best")} or more, or take faster GPUs or more of them for each replica; more replicas and \`serving.spare\` do not help`,
  ],
  "serving-tpot-missed": (p) => [
    `The target ${code(p("target"))} for each further token is out of reach: ${code(p("model"))} on ${p("gpus")} × ${code(p("gpu"))} needs ${p("time")} even for one request.`,
    "relax the target, or take more or faster GPUs",
  ],
  "serving-ttft-missed": (p) => [
    `The target ${code(p("target"))} for the first token is out of reach: ${code(p("model"))} on ${p("gpus")} × ${code(p("gpu"))} needs ${p("time")} even without a queue.`,
    "relax the target, or take more or faster GPUs",
  ],
  "serving-without-flop": (p) => [
    `${code(p("name"))} multiplies nothing: its speed is told by what it reads from memory alone, and it may run as well without a GPU.`,
    "give `serving.replica_requests` in `formulas` where you have measured it",
  ],
  "serving-without-gpu": () => ["Serving needs a GPU to run on.", "add `gpu: L40S`, or one of your pools of `resources.gpus`"],
  "serving-without-requests": () => [
    "Nothing says how long a request is, so serving costs cannot be told well.",
    "add `request: { input: 2000 token, output: 300 token }`",
  ],
  "stock-target": (p) => [
    `${code(p("name"))} is a stock that piles up over the months; a risk acts on what flows into it or out of it.`,
    "name a flow, such as `revenue` or `churn`",
  ],
  "task-needs-time": (p) => [
    `Nothing says how long the task ${code(p("task"))} takes.`,
    "add `takes: 2 to 5 month`, or `takes: training`",
  ],
  "task-or-milestone": () => [
    "An entry of the plan is either a `task` or a `milestone`.",
    "write `{ task: tune, takes: 2 to 5 month }` or `{ milestone: launch, after: tune }`",
  ],
  "tiers-order": (p) => [
    `The network ${code(p("name"))} joins no more devices than the one before it.`,
    "name the nearest network first, each with a larger `size`; the last may leave it out",
  ],
  "training-data-unit": (p) => [
    `The data ${code(p("name"))} is counted in ${code(p("unit"))}; training this model counts ${p("wanted")}s.`,
    p("wanted") === "token"
      ? "give `per_sample` in tokens, or the size of the data in tokens"
      : "give the size of the data in samples (image, record), or `training: { samples: 1M sample }`",
  ],
  "training-memory": (p) => [
    `Training ${code(p("model"))} (${p("method")}) needs ${p("need")} on each of ${p("gpus")} × ${code(p("gpu"))}; ${p("have")} can be used.`,
    "take more or larger GPUs, or `method: lora`",
  ],
  "training-needs-per-sample": () => [
    "A language model counts tokens; nothing says how many a sample has.",
    "add `per_sample: 500 token/sample`, or give `tokens`",
  ],
  "training-planned-twice": (p) => [
    `${code(p("task"))} takes the time of the training, as ${code(p("first"))} does; the training is one.`,
    "give one of them a time of its own",
  ],
  "training-tokens-for-samples": (p) => [
    `${code(p("name"))} is trained on samples; ${code(p("key"))} counts tokens.`,
    "write `samples: 1.2M image`, or name data that is counted in samples",
  ],
  "training-without-flop": (p) => [
    `${code(p("name"))} multiplies nothing, so no FLOP tell how long its training takes.`,
    "give the time that you have measured: `gpu_hours: 2 to 10 GPU-hour`",
  ],
  "training-without-gpus": () => [
    "Training needs GPUs to run on.",
    "add `training: { gpus: [lab] }`, a name from `resources.gpus`",
  ],
  "training-without-samples": (p) => [
    `Nothing says how many samples ${code(p("name"))} is trained on.`,
    "add `samples: 1.2M image`, or name data in `model: { data: [...] }`",
  ],
  "training-without-tokens": () => [
    "Nothing says how much data the training reads.",
    "add `tokens: 1B token`, or name data in `model: { data: [...] }`",
  ],
  "trend-growth-steps": (p) => [
    `The growth of ${code(p("name"))} changes by month; a trend goes on at one rate.`,
    "write one rate, and `from` or `until` for the time in which it holds",
  ],
  "trend-key-unfit": (p) => [
    p("sort") === "pack"
      ? `${code(p("name"))} stands for several: ${code(p("key"))} has no meaning for all of them.`
      : p("sort") === "rule"
        ? `${code(p("name"))} is a rule of law: ${code(p("key"))} has no meaning for it.`
        : `${code(p("name"))} is a trend of prices: ${code(p("key"))} has no meaning for it.`,
    p("sort") === "pack"
      ? "name the one that you mean, such as `{ name: token prices, growth: -30 %/year }`"
      : p("sort") === "rule"
        ? "a rule may say `from`, `cost`, `upkeep` and `delay`"
        : "a trend may say `growth`, `acts_on`, `pass_through`, `floor`, `from` and `until`",
  ],
  "trend-no-rules": (p) => [
    `No rule is known that holds for whoever offers AI in ${code(p("country"))}.`,
    `name one that holds for you (${someOf(p.list("known"))}), or write your own: \`{ name: licence, from: month 12, cost: 20k USD, delay: 2 month }\``,
  ],
  "trend-twice": (p) => [`The trend ${code(p("name"))} is named twice.`, "name it once"],
  "trend-without-effect": (p) => [
    `The trend ${code(p("name"))} acts on nothing in your projects.`,
    p.list("known").length === 0
      ? "leave it out"
      : `name what it acts on with \`acts_on\` (such as ${someOf(p.list("known"))}), or leave it out`,
  ],
  "trend-without-start": (p) => [
    `${code(p("name"))} applies from ${p("applies")}, and the file does not say when it begins.`,
    "add `start: 2027-01` at the top, or say `from: month 12` here",
  ],
  "trend-without-targets": (p) => [
    `${code(p("name"))} is a trend of your own, and nothing says on what it acts.`,
    "add `acts_on: [revenue.seats.price]`; `venturi explain FILE` lists all quantities",
  ],
  "unknown-channel": (p) => [
    `There is no channel ${code(p("name"))} among your resources.`,
    didYouMean(p, p.list("known").length === 0 ? "add it to `resources.channels`" : `known: ${someOf(p.list("known"))}`),
  ],
  "unknown-country": (p) => [
    `No taxes are known for ${code(p("name"))}.`,
    didYouMean(p, "write a code of two letters, such as `US` or `CN`, or give the rates yourself"),
  ],
  "unknown-data": (p) => [
    `There is no data set ${code(p("name"))} among your resources.`,
    didYouMean(p, p.list("known").length === 0 ? "add it to `resources.data`" : `known: ${someOf(p.list("known"))}`),
  ],
  "unknown-gpu": (p) => [
    `There is no GPU ${code(p("name"))} in the catalogue.`,
    didYouMean(p, "write a name such as `H100-SXM`, `A100-80G` or `L40S`"),
  ],
  "unknown-line": (p) => [
    `There is no line of revenue ${code(p("name"))}.`,
    didYouMean(p, p.list("known").length === 0 ? "add it to `revenue`" : `known: ${someOf(p.list("known"))}`),
  ],
  "unknown-machine": (p) => [
    `There is no machine ${code(p("name"))} in the catalogue.`,
    didYouMean(
      p,
      "write a name such as `DGX-H100` or `p5.48xlarge`, or describe it: `machine: { devices: 8, network: 400 Gbit/s }`",
    ),
  ],
  "unknown-model": (p) => [
    `There is no model ${code(p("name"))} in the catalogue.`,
    didYouMean(p, "take a model of the catalogue, or give its `config.json` with `config:`"),
  ],
  "unknown-pay": (p) => [
    `Nothing is known of what a ${code(p("role"))} is paid.`,
    didYouMean(p, `give the pay: ${code(p("key"))}, such as \`9k to 13k USD/person/month\``),
  ],
  "unknown-pool": (p) => [
    `${code(p("name"))} is no pool of \`resources.gpus\`.`,
    didYouMean(p, p.list("pools").length === 0 ? "add it there" : `known: ${someOf(p.list("pools"))}`),
  ],
  "unknown-role": (p) => [
    `The task ${code(p("task"))} needs ${code(p("name"))}, and nobody has this role.`,
    didYouMean(
      p,
      p.list("known").length === 0 ? "add people to `resources.people` or `team.hires`" : `known: ${someOf(p.list("known"))}`,
    ),
  ],
  "unknown-target": (p) => [
    `There is no quantity ${code(p("name"))} for the risk to act on.`,
    didYouMean(p, "`venturi explain FILE` lists all quantities"),
  ],
  "unknown-task": (p) => [
    `There is no task or milestone ${code(p("name"))} in the plan.`,
    didYouMean(p, p.list("known").length === 0 ? "add it to `plan`" : `known: ${someOf(p.list("known"))}`),
  ],
  "unknown-trend": (p) => [
    `There is no trend or rule ${code(p("name"))}.`,
    didYouMean(p, `known: ${someOf(p.list("known"))}; a trend of your own says \`growth\` and \`acts_on\``),
  ],
  "key-alone": (p) => [
    `${code(p("key"))} says nothing without ${anyOf(p.list("needs"))}.`,
    `add ${anyOf(p.list("needs"))}, or leave ${code(p("key"))} out`,
  ],
  "keys-exclude": (p) => [
    `${code(p("key"))} and ${code(p("other"))} are two ways to tell the same price.`,
    "keep one of them, or make two lines",
  ],
  "line-twice": (p) => [
    `Another line of this project has a ${code(p("key"))} already; ${code(p("name"))} is the second.`,
    "put the prices into `tiers` of one line, or make two projects",
  ],
  "quota-uncounted": (p) => [
    `${code(p("key"))} needs something that is counted, and the price of ${code(p("name"))} is by the customer.`,
    "give a price by the token or request, such as `8 USD/Mtoken`",
  ],
  "shares-over": (p) => [
    `The shares of the ${code(p("key"))} of ${code(p("name"))} add up to ${p("sum")} %; there is no more than 100 %.`,
    p("key") === "tiers" ? "lower some; who is in no tier buys nothing" : "lower some; what is in none is billed as it is done",
  ],
  "split-unknown": (p) => [
    `${code(p("name"))} has a price for each part of a token, and nothing says what a request reads and writes.`,
    "add `serving: { request: { input: 2000 token, output: 300 token } }`, or give one price",
  ],
  "step-threshold": (p) => [
    `A price holds from a number of tokens or requests on; ${code(p("got"))} is none.`,
    "write `0 token` and `100M token`: what a customer uses in a month",
  ],
  "step-unit": (p) => [
    `This step counts ${code(p("counted"))}, and its price counts ${code(p("per"))}.`,
    `write the step in ${code(p("per"))}, or the price by ${code(p("counted"))}`,
  ],
  "steps-order": (p) => [
    p("place") === "first"
      ? `The first price counts from nothing on; ${code(p("got"))} stands here.`
      : `The steps must rise; ${code(p("got"))} is not more than the one before.`,
    p("place") === "first" ? "write `0 token` or `0 request`; for a free part there is `free`" : "put them in order",
  ],
  "trial-by-age": (p) => [
    `${code(p("name"))} begins with a trial, and ${code(`churn.${p("key")}`)} tells apart who leaves by age: who does not pay after the trial would leave twice.`,
    `leave ${code(`churn.${p("key")}`)} out, or the trial`,
  ],
  "unknown-worker": (p) => [
    `The work of ${code(p("line"))} is done by ${code(p("name"))}, and nobody has this role.`,
    didYouMean(
      p,
      p.list("known").length === 0 ? "add people to `resources.people` or `team.hires`" : `known: ${someOf(p.list("known"))}`,
    ),
  ],
  "usage-needed": (p) => [
    `The revenue ${code(p("name"))} is counted per ${code(p("per"))}, and nothing says how many there are.`,
    "add `usage: { requests: 4 to 12 request/seat/day }`",
  ],
}

/** Of the calendar, or counted from the start. */
function month(text: string): string {
  return /^\d+$/u.test(text) ? `month ${text}` : text
}

/** Empty where nothing is left unanswered, and where the replicas are as many as are wanted. */
function served(share: string, needed: string, replicas: string): string {
  const answered =
    share === "" || Number(share) >= 0.9995 ? "" : ` Over the month ${percent(share)} of the requests are answered at all.`
  const missing = needed === "" ? "" : ` ${needed} replicas are needed for it with the reserve, there are ${replicas}.`
  return answered + missing
}
