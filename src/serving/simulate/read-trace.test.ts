import { expect, test } from "vitest"
import { type Diagnostic, lineColumn } from "../../diagnostics/index.ts"
import { readTrace } from "./read-trace.ts"

function read(text: string): { readonly trace: readonly number[][] | null; readonly told: string[] } {
  const diagnostics: Diagnostic[] = []
  const trace = readTrace("load.csv", text, (diagnostic) => diagnostics.push(diagnostic))
  return {
    trace: trace === null ? null : [[...trace.arrivalSeconds], [...trace.input], [...trace.output]],
    told: diagnostics.map(({ code, span, params }) => {
      const place = span === null ? null : lineColumn(text, span.start)
      const marked = span === null ? "" : ` "${text.slice(span.start, span.end)}"`
      return `${code}${place === null ? "" : ` ${place.line}:${place.column}`}${marked}${"column" in params ? ` ${params.column}` : ""}`
    }),
  }
}

test.each([
  [
    "plain",
    "arrival,input,output\n0,10,2\n1.5,20,3\n",
    [
      [0, 1.5],
      [10, 20],
      [2, 3],
    ],
  ],
  [
    "other order, other columns, blank lines",
    "id;output;input;arrival\n7;2;10;5\n\n8;3;20;6\n;;;\n",
    [
      [0, 1],
      [10, 20],
      [2, 3],
    ],
  ],
  [
    "quotes and line ends of Windows",
    '"arrival","input","output"\r\n"0","10","2"\r\n"1","20","3"',
    [
      [0, 1],
      [10, 20],
      [2, 3],
    ],
  ],
  [
    "sorted by time, lines of one time in their order",
    "arrival,input,output\n9,1,1\n3,2,2\n9,3,3\n",
    [
      [0, 6, 6],
      [2, 1, 3],
      [2, 1, 3],
    ],
  ],
  [
    "Azure's: AzureLLMInferenceTrace_code.csv begins like this",
    "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:15:46.5000000,4808,10\n2023-11-17 18:15:47.7500000,3180,8\n",
    [
      [0, 86_401.25],
      [4808, 3180],
      [10, 8],
    ],
  ],
  [
    "BurstGPT's: BurstGPT_1.csv begins like this",
    "Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n5,ChatGPT,472,18,490,Conversation log\n45,ChatGPT,1087,230,1317,Conversation log\n",
    [
      [0, 40],
      [472, 1087],
      [18, 230],
    ],
  ],
])("%s", (_, text, expected) => {
  const { trace, told } = read(text)
  expect(told).toEqual([])
  expect(trace).toEqual(expected)
})

test.each([
  ["a column is missing", "arrival,inputs,output\n1,2,3\n", ['trace-column 1:1 "arrival,inputs,output" input']],
  ["no header", "1,2,3\n", ["arrival", "input", "output"].map((name) => `trace-column 1:1 "1,2,3" ${name}`)],
  ["an empty file", "", ["arrival", "input", "output"].map((name) => `trace-column 1:1 "" ${name}`)],
  ["no request", "arrival,input,output\n", ["trace-empty"]],
  ["no time", "arrival,input,output\n0,1,1\nsoon,1,1\n", ['trace-time 3:1 "soon" arrival']],
  ["a broken number of tokens", "arrival,input,output\n0,1.5,1\n", ['trace-tokens 2:3 "1.5" input']],
  ["a negative number of tokens", "arrival,input,output\n0,1,-1\n", ['trace-tokens 2:5 "-1" output']],
  ["a cell is missing", "arrival,input,output\n0,1\n", ['trace-tokens 2:4 "" output']],
  ["behind a quoted line break", 'note,arrival,input,output\n"a\nb, c",0,1,1\n"d",0,x,1\n', ['trace-tokens 4:7 "x" input']],
  [
    "all mistakes at once",
    "arrival,input,output\nx,y,1\n1,1,z\n",
    ['trace-time 2:1 "x" arrival', 'trace-tokens 2:3 "y" input', 'trace-tokens 3:5 "z" output'],
  ],
])("told by line and column: %s", (_, text, expected) => {
  expect(read(text)).toEqual({ trace: null, told: expected })
})

test("a column that is wrong all over is told twenty times", () => {
  expect(read(`arrival,input,output\n${"x,1,1\n".repeat(500)}`).told).toHaveLength(20)
})
test("requests without tokens are left out, with a warning", () => {
  expect(read("arrival,input,output\n0,10,0\n1,10,2\n2,0,0\n")).toEqual({ trace: [[0], [10], [2]], told: ["trace-left-out"] })
})
