/** What the command line says of itself, in English. */
import type { CliWords } from "./cli-words.ts"
import { count, wholeNumber } from "./phrases-en.ts"

const meant = (nearest: readonly string[]): string => (nearest.length === 0 ? "" : ` Did you mean ${nearest.join(" or ")}?`)

export const cliEn: CliWords = {
  usage: "Usage:",
  commandsTitle: "Commands:",
  argumentsTitle: "Arguments:",
  optionsTitle: "Options:",
  about: "A compiler for AI large-model ventures: one text file in, the project to choose out.",
  commands: {
    init: "ask ten questions and write a venture file",
    check: "tell what is wrong in a venture file",
    run: "compute its quantities, with their uncertainty",
    plan: "say which project to choose, why, and what to do next",
    compare: "say what differs between two files or scenarios, and which change makes how much of it",
    costs: "tell what each project spends, class by class, and what would save",
    explain: "open a number down to its formulas and sources",
    solve: "find the value of an input or decision at which a condition begins to hold",
    report: "write the plan as a document to show: web page, Markdown, table or JSON",
    model: "count a model: parameters, arithmetic and memory, layer by layer",
    models: "list the models that have a name, or what serves a task",
    training: "plan a training step: layout, time, memory and price on given devices",
    serving: "plan a server: how many users it carries at a latency, what a million tokens cost, what to buy",
    data: "tell what your data hold: tables, texts, images, ratings; the commands below it tell what tables show",
    trends: "tell how prices and laws move, when the margin dies under them, and which of them kills it",
    sources: "list the defaults in use, how old they are, and which to replace first",
  },
  arguments: {
    file: "the venture file, such as venture.yaml",
    newFile: "the file to write; venture.yaml when none is given",
    first: "a venture file, or one of its scenarios: venture.yaml@slow",
    second: "another one; @slow is a scenario of the first file",
    model: "a model's name, its config.json or the folder that holds it, or a layer file",
    filter: "a part of a model's or family's name",
    quantities: "names of quantities; all that the file defines when none is given",
    project: "a project of the file; all of them when none is given",
    quantity: "name of a quantity; a list of all of them when none is given",
  },
  options: {
    json: "one JSON document on standard output",
    lang: "language: en or zh (default: that of the system)",
    quiet: "only the essential",
    noColor: "no colours",
    samples: "number of samples (default 10 000)",
    threads: "threads that compute (default: as many as the machine runs at once)",
    seed: "seed of the samples (default 1)",
    until: "add samples until means are so sure: 'PROJECT.value +- 1 %, PROJECT.ruin at end +- 0.5 %', at most 10 million",
    scenario: "take the values of a scenario of the file",
    set: "put another value in place, such as --set 'price=30 USD/month'; repeatable",
    depth: "levels to open below the quantity (default 3; with --json all)",
    format: "text or md, Markdown for a pull request (default text)",
    program: "the graph before and after the compiler's passes",
    matters: "the inputs that the quantity depends on most: shares of its variance, derivatives, both ends of their ranges",
    month: "of a monthly quantity, the month to tell of: from 0, or 2027-03 (default the last)",
    asOf: "the day that ages count to, such as 2026-11-24 (default: today)",
    output: "file to write: .html, .md, .csv or .json; repeatable",
    for: "the input to solve for: a constant, a decision, a range or a resource, such as price",
    suchThat: "what must hold, such as 'ruin at end < 5 %' or 'mean(value) > 2M USD'",
    project: "the project to look at (default: the best)",
    between: "values to look at, such as '5 to 60 USD/seat/month'",
    best: "choose the other decisions anew at each value",
    sequence: "tokens of a sequence (default: up to 4,096, fewer where the model takes fewer)",
    image: "height and width of a picture, such as 224x224",
    frames: "pictures of a video",
    batch: "samples of one step of training (default 1)",
    classes: "classes to tell apart",
    loraRank: "rank of low-rank adapters (default 16)",
    loraTargets:
      "matrices with adapters: attention, linear (default) or some of query, key, value, output, gate, up, down, other",
    precision: "fp32, bf16 (default), fp16, fp8, int8 or int4; activations and states have 32 bits with fp32, else 16",
    tuning: "what is trained: full (default), lora, qlora or head",
    attention: "causal (default): what a mask hides is not counted; full: it is",
    blocks: "levels of blocks to open (default 0; --json has all layers)",
    family: "one family, such as resnet",
    library: "one library: transformers, torchvision, timm, ultralytics, diffusers or paper",
    task: "what serves a task, on which data, and what has been reached, such as detection",
    least: "parameters at least, such as 7B",
    most: "parameters at most, such as 100M",
    gpu: "the device, such as H100-SXM or 8xH100, or a device file of your own (docs/devices.md)",
    gpus: "how many there are in all (default: as few as hold it)",
    machine: "the machine around them, such as DGX-H100 (default: the usual one)",
    microBatch: "samples that one replica takes through at once",
    globalBatch: "samples of one step on all GPUs together (default: some 2M tokens; 64 samples when tuning)",
    tokens: "tokens (or samples) of the whole run, such as 300B: asks for its time and price",
    tp: "tensor parallelism",
    pp: "pipeline parallelism: stages",
    dp: "data parallelism: replicas",
    cp: "context parallelism",
    ep: "expert parallelism",
    vpp: "chunks of layers that each pipeline stage holds (interleaving)",
    zero: "stage of ZeRO that shards states, gradients and weights: 0, 1, 2 or 3",
    trainingPrecision: "of the matrix products: bf16, fp16, fp8, fp4, fp32 or tf32 (default: bf16 where the device has it)",
    recompute: "what is computed anew in the backward pass: none, selective or full",
    sequenceParallel: "activations outside of products lie apart among the devices of tp too",
    noSequenceParallel: "they do not",
    optimizer: "adamw (default), adamw-8bit, adafactor, sgd or muon",
    method: "pretrain (default), full, lora or qlora",
    framework: "megatron, fsdp, deepspeed, maxtext or torch",
    offload: "what lies in the host's memory: nothing (default), optimizer or everything",
    schedule: "of a pipeline: 1f1b (default) or zero-bubble",
    loader: "samples that one machine reads and decodes in a second, such as 20k (default: of pictures some 2,100 a GPU)",
    objective: "what is best: time (default), cost or memory",
    measuredStep: "seconds of a step that you measured with this layout on so many --gpus: corrects the estimate",
    version: "print the version",
    help: "print this help",
  },
  start: `Begin here:

  venturi init                          ten questions, then there is a file venture.yaml

or write one yourself:

  venturi: 1
  currency: USD
  resources:
    cash: 500k USD
  projects:
    build:
      formulas: { value: = users * 60 USD/customer, users: 5k to 40k customer }
    license:
      formulas: { value: 400k to 900k USD }

then ask:

  venturi check venture.yaml            is everything right?
  venturi plan venture.yaml             which project, and why?
  venturi explain venture.yaml users    where does a number come from?

venturi --help lists all commands and options.`,

  unknownCommand: (name, nearest) => `There is no command ${name}.${meant(nearest)}`,
  unknownOption: (name, nearest) => `There is no option ${name} here.${meant(nearest)}`,
  missingArgument: (name) => `The argument ${name} is missing.`,
  missingValue: (option) => `The option ${option} needs a value.`,
  tooMany: (command, whole) =>
    `There are more arguments than venturi ${command} takes.${whole === null ? "" : ` A value of several words stands in quotes: ${whole}`}`,
  badValue: (option, value, expected) => `${option} ${value}: ${expected} is needed.`,
  once: (option) => `The option ${option} takes one value and stands here more than once: give it once.`,
  conflict: (first, second) => `${first} and ${second} do not go together: leave one of them out.`,
  month: (least, most) => `a month from ${least} to ${most}, such as 14 or 'month 14', or one of the calendar, such as 2027-03,`,
  wholeNumber,
  language: "en or zh",
  folderOutput: (folder, file) => `${folder} is a folder: a file is needed, such as ${file}.`,
  badOutput: (file, endings, nearest) => `${file}: a report ends in ${endings.join(", ")}.${meant(nearest)}`,
  pdfByBrowser: "A PDF is printed from the web page: write it with -o report.html, open it in a browser and print it to a file.",
  needsOutput: "Where to? Name a file, such as -o report.html.",
  written: (file) => `Written: ${file}`,
  noPictures: (folder) =>
    `Nothing was written into ${folder}: pictures show a server of your own under load, and none was planned. Name a model with open weights and a GPU that holds it.`,
  day: "a day such as 2026-11-24",
  imageSize: "a height and a width such as 224x224, each at most 100 000,",
  oneOf: (words) => `one of ${words.join(", ")}`,
  targets: (words) => `attention, linear or some of ${words.join(", ")}`,
  secondsNeeded: "a number of seconds above 0",
  amountNeeded: "a number above 0 such as 300B or 5M",
  parameterCount: "a number such as 7B, 350M or 1000000",
  pathAndValue: "a name, an equals sign and a value",
  seeHelp: (command) => `${command} --help shows how it is used.`,

  moreErrors: (count) => `… and ${count} more ${count === 1 ? "error" : "errors"}; --json lists all of them.`,
  drawing: "drawing samples …",
  drawn: (share) => `drawing samples … ${share}`,
  drawnSoFar: (samples) => `drawing samples … ${count(samples)} so far`,
  progress: (share) => `comparing projects … ${share}`,
  internal: (message) =>
    `Venturi broke (${message}). This is our mistake, not yours: please report it with the file; VENTURI_DEBUG=1 shows where.`,
}
