// `model` and `models` for people: nothing wider than the page, blocks grouped, every figure there, both languages.
import { describe, expect, test } from "vitest"
import { applicationOf, type CountOptions, countModel, type ModelCount, modelCatalogue } from "../../models/index.ts"
import { wordsOf } from "../../words/index.ts"
import { columnsOf } from "../columns.ts"
import { pageOf } from "../page.ts"
import { applicationText, catalogueText } from "./catalogue-text.ts"
import { layerRows } from "./layer-rows.ts"
import { modelText } from "./model-text.ts"
import { scaled } from "./scaled.ts"

const [en, zh] = [wordsOf("en"), wordsOf("zh")]

function counted(name: string, options: CountOptions = {}): ModelCount {
  const { count } = countModel(name, options)
  if (count === null) throw new Error(name)
  return count
}

const paths = (name: string, levels: number, options: CountOptions = {}): readonly string[] =>
  layerRows(counted(name, options).layers, levels).map(({ path, copies }) => (copies > 1 ? `${path} ×${copies}` : path))

describe("rows of layers", () => {
  test.each<[string, readonly string[]]>([
    ["resnet50", ["image", "conv1", "bn1", "relu", "maxpool", "layer1", "layer2", "layer3", "layer4", "avgpool", "fc"]],
    ["gpt2", ["input_ids", "model.embed_tokens", "model.embed_positions", "model.layers.0–11 ×12", "model.norm", "lm_head"]],
  ])("of %s", (name, expected) => expect(paths(name, 0)).toEqual(expected))

  test("equal blocks are one row where others stand between: those of a window, and those without", () => {
    const rows = [
      "input_ids",
      "model.embed_tokens",
      "model.layers.0, 2, … ×21",
      "model.layers.1, 3, … ×21",
      "model.norm",
      "lm_head",
    ]
    expect(paths("gemma-2-9b", 0, { sequence: 8192 })).toEqual(rows)
  })

  test("a level opens blocks, of equal ones the first", () => {
    expect(paths("resnet50", 1)).toContain("layer1.1–2 ×2")
    expect(paths("gpt2", 1)).toContain("model.layers.0–11.self_attn.q_proj ×12")
  })

  test.each(["resnet50", "gemma-2-9b", "yolov8n", "densenet121", "whisper-tiny", "DCGAN generator"])(
    "of %s add up to its totals, however deep they are opened",
    (name) => {
      const count = counted(name)
      for (const levels of [0, 1, 2, 9]) {
        const rows = layerRows(count.layers, levels)
        const flops = rows.reduce((sum, row) => sum + row.flops, 0)
        expect(rows.reduce((sum, row) => sum + row.parameters, 0)).toBe(count.parameters)
        expect(flops / count.forwardFlops).toBeCloseTo(1, 9)
        expect(rows.reduce((sum, row) => sum + row.copies * row.layers, 0)).toBe(count.layers.length)
      }
    },
  )
})

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [999.9, "1 kB"],
  [51_114_064, "51.1 MB"],
  [8.178e9, "8.18 GB"],
  [4e27, "4,000 YB"],
])("%d bytes are %s", (bytes, text) => expect(scaled(en, bytes, "B")).toBe(text))

describe.each(["en", "zh"] as const)("in %s", (language) => {
  const words = language === "en" ? en : zh

  test.each([40, 60, 84, 100, 120])("nothing is wider than a page of %d columns", (width) => {
    const page = pageOf(words, width)
    const { application } = applicationOf("detection")
    if (application === null) throw new Error("detection")
    const texts = [
      ...["resnet50", "gemma-2-9b", "whisper-tiny", "XGBoost german credit"].map((name) => modelText(counted(name), 1, page)),
      catalogueText(modelCatalogue({ name: "densenet" }).models, page),
      applicationText(application, page),
    ]
    const wide = texts.flatMap((text) => text.split("\n")).filter((line) => columnsOf(line) > width)
    expect(wide).toEqual([])
  })

  test("every kind of layer and every task has a word", () => {
    const { layers } = counted("gpt2")
    for (const { kind } of layers) expect(words.model.kinds[kind]).toBeDefined()
    for (const task of Object.keys(en.model.tasks)) expect(words.model.tasks[task]).toBeDefined()
    expect(Object.keys(words.model.kinds)).toEqual(Object.keys(en.model.kinds))
    expect(Object.keys(words.model.metrics)).toEqual(Object.keys(en.model.metrics))
  })
})

test("a model, whole", () => {
  expect(modelText(counted("LeNet-5"), 0, pageOf(en, 100))).toMatchInlineSnapshot(`
    "LeNet-5: LeNet (lenet), paper
    for          image classification
    source       LeCun, Bottou, Bengio, Haffner: Gradient-based learning applied to document
                 recognition, section II, 1998 (published)
    one sample   image 1×32×32
    parameters   61,706
    trained      61,706: all weights
    forward      833 kFLOP per image: 417k multiply-adds
    training     2.26 MFLOP per image: 1.13M multiply-adds
    activations  18.2 kB at a batch of 1, kept for the backward pass when all weights are trained
    weights      fp32 247 kB · bf16 123 kB · fp16 123 kB · fp8 61.7 kB · int8 61.7 kB · int4 33.7 kB

    Layers
    layer    kind           output  parameters  FLOP/image    share
    image    input         1×32×32
    conv1    convolution   6×28×28         156       235 k   28.2 %
    act1     activation    6×28×28
    pool1    pool          6×14×14
    conv2    convolution  16×10×10       2,416       480 k   57.6 %
    act2     activation   16×10×10
    pool2    pool           16×5×5
    flatten  reshape           400
    fc1      linear            120      48,120        96 k   11.5 %
    act3     activation        120
    fc2      linear             84      10,164      20.2 k   2.42 %
    act4     activation         84
    fc3      linear             10         850      1.68 k  0.202 %

    Activations and state as with bf16; int4 with its scales, tables and head in bf16."
  `)
  expect(modelText(counted("LeNet-5"), 0, pageOf(zh, 50))).toMatchInlineSnapshot(`
    "LeNet-5：LeNet（lenet），paper
    用于：图像分类
    来源：《LeCun, Bottou, Bengio, Haffner:
      Gradient-based learning applied to document
      recognition, section II》，1998（原始发布）
    一个样本：image 1×32×32
    参数：61,706
    参与训练：61,706：全部权重
    前向：每张图像 833 kFLOP，即 41.7万次乘加
    训练：每张图像 2.26 MFLOP，即 113万次乘加
    激活：批量为 1 时 18.2 kB，训练全部权重时为反向
      传播保留
    权重：fp32 247 kB · bf16 123 kB · fp16 123 kB ·
      fp8 61.7 kB · int8 61.7 kB · int4 33.7 kB

    各层
    image
      输入 · 1×32×32
    conv1
      卷积 · 6×28×28 · 156 参数 · 235 kFLOP（28.2 %）
    act1
      激活函数 · 6×28×28
    pool1
      池化 · 6×14×14
    conv2
      卷积 · 16×10×10 · 2,416 参数 · 480 kFLOP
      （57.6 %）
    act2
      激活函数 · 16×10×10
    pool2
      池化 · 16×5×5
    flatten
      变形 · 400
    fc1
      线性 · 120 · 48,120 参数 · 96 kFLOP（11.5 %）
    act3
      激活函数 · 120
    fc2
      线性 · 84 · 10,164 参数 · 20.2 kFLOP（2.42 %）
    act4
      激活函数 · 84
    fc3
      线性 · 10 · 850 参数 · 1.68 kFLOP（0.202 %）

    激活和状态按 bf16 计；int4 含缩放系数，嵌入表和头
    部为 bf16。"
  `)
})
