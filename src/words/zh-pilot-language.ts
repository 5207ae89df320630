/** 无法按描述训练的模型：中文。 */
import type { PilotLanguageCode } from "./codes.ts"
import { code, type Sentence } from "./sentence.ts"

const parts: Readonly<Record<string, string>> = {
  encoder: "编码器结构，不预测下一个 token",
  "no-language-head": "没有语言模型输出层",
  segments: "分段嵌入表",
  positions: "ALiBi 位置编码",
  pooler: "池化层（pooler）",
  state: "以状态代替注意力的层（Mamba、线性注意力）",
  latent: "潜在注意力（MLA）",
  gate: "注意力后的门控",
  sinks: "注意力汇聚（sinks）",
  relative: "相对位置打分",
  "odd-head": "旋转位置编码下宽度为奇数的注意力头",
  experts: "混合专家层",
  "one-part": "只含一半结构的层",
  norms: "每个子层的归一化不是一个或两个",
}

const faults: Readonly<Record<string, string>> = {
  short: "文件在文件头结束之前就中断了",
  header: "文件头不符合 safetensors 格式",
  type: "有数组既不是 float32 也不是 int32",
  shape: "有数组缺少形状",
  offsets: "数组互相重叠，或中间有空隙",
  length: "文件长度与文件头所述不符",
  format: "这不是 Venturi 的检查点",
  settings: "它是在其他设置或其他文本下写出的",
  arrays: "其中的数组与该模型不一致",
}

export const pilotLanguageMistakesZh: Readonly<Record<PilotLanguageCode, Sentence>> = {
  "pilot-checkpoint": (p) => [
    `无法从该检查点继续训练：${faults[p("fault")] ?? p("fault")}${p("array") === "" ? "" : `（${code(p("array"))}）`}。`,
    "请使用写出它时的模型、文本和设置来恢复，或者重新开始训练",
  ],
  "pilot-context": (p) => [
    `窗口长度 ${p("context")} 个 token 放不下：模型只有 ${p("rows")} 个可学习的位置。`,
    `请把窗口缩短到 ${p("rows")} 个 token 以内，或增加位置数`,
  ],
  "pilot-dense-layer": (p) => [
    `试训不支持特征模型中的 ${code(p("path"))} 这一层（${p("title")}）。`,
    "这类模型须是 `vector` 之后由 linear、layer norm 和激活函数（relu、gelu、silu、tanh、sigmoid）依次串接而成",
  ],
  "pilot-layer": (p) => [
    `试训不支持 ${code(p("path"))} 这一层（${p("title")}）。`,
    "用层文件描述的语言模型只能由 embedding、rnn、gru 或 lstm、layer norm 和 linear 依次串接；Transformer 请用 config.json 描述",
  ],
  "pilot-part": (p) => [
    `试训不支持这样的模型：${parts[p("part")] ?? p("part")}。`,
    "请使用采用普通或分组注意力、稠密前馈层的解码器",
  ],
  "pilot-vocabulary": (p) => [
    `模型读入 ${p("rows")} 种 token，却预测 ${p("told")} 种。`,
    "请让 embedding 的行数与最后一个 linear 的输出数相同",
  ],
}
