// Every format as rows, the same however the bytes come in pieces; and what is wrong with data, told once with its place.
import { gunzipSync } from "node:zlib"
import { expect, test } from "vitest"
import * as samples from "../../../tests/support/data-samples.ts"
import { jpegOf, pngOf } from "../../../tests/support/small-images.ts"
import { parquetOf } from "../../../tests/support/small-parquet.ts"
import type { Diagnostic } from "../../diagnostics/index.ts"
import { bytesSource, type DataFolder, type DataSource, profileSource } from "../index.ts"
import { readSource, usualReading } from "./read.ts"
import type { DataFormat } from "./rows.ts"

const bytesOf = (content: string | Uint8Array): Uint8Array => new Uint8Array(Buffer.from(content))

/** A file whose bytes come in pieces of `size`. */
function inPieces(name: string, content: string | Uint8Array, size: number): DataSource {
  const bytes = bytesOf(content)
  return {
    ...bytesSource(name, bytes),
    async *chunks() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
    },
  }
}

function folderOf(files: ReadonlyMap<string, Uint8Array>): DataFolder {
  return { kind: "folder", name: "pictures", files: [...files].map(([name, bytes]) => bytesSource(name, bytes)) }
}

async function rowsOf(source: DataSource, format: DataFormat | null = null) {
  const { names, kept, format: found } = await readSource(source, { ...usualReading, format }, () => {})
  return { format: found, names, rows: kept.map(({ row, cells }) => [row, ...cells]) }
}

async function wrongIn(source: DataSource): Promise<readonly Diagnostic[]> {
  return (await profileSource(source)).diagnostics
}

const customers = samples.customers(40, 1)
const web = [
  { type: "warcinfo", url: "", body: bytesOf("software: x") },
  { type: "conversion", url: "https://u:p@Example.com:80/a?b", body: bytesOf("The fox jumps.\n"), language: "eng" },
  { type: "conversion", url: "http://例子.cn/", body: bytesOf("天气很好。") },
]

const cases: readonly (readonly [string, string | Uint8Array, DataFormat, number])[] = [
  ["customers.csv", samples.customersCsv(customers), "csv", 40],
  ["customers.tsv", samples.customersCsv(customers).replaceAll(",", "\t").replaceAll("\n", "\r\n"), "csv", 40],
  ["tickets.jsonl", samples.jsonl(samples.tickets(30, 2)), "jsonl", 30],
  ["tickets.json", samples.jsonl(samples.tickets(30, 2)), "jsonl", 30],
  ["notes.txt", "one\r\n\r\n二\nthree", "text", 3],
  [
    "rates.csv",
    `userId,movieId,rating\n${samples
      .ratings(9, 3)
      .map(([user, item, points]) => [user, item, points].join(","))
      .join("\n")}`,
    "ratings",
    samples.ratings(9, 3).length,
  ],
  [
    "u.dat",
    samples
      .ratings(9, 3)
      .map((rating) => rating.join("::"))
      .join("\n"),
    "ratings",
    samples.ratings(9, 3).length,
  ],
  ["boxes.json", JSON.stringify(samples.coco(4)), "coco", 80],
  ["pages.wet", samples.webArchive(web, false), "web", 2],
]

test.each(cases)("%s is read as rows, whatever its pieces", async (name, content, format, count) => {
  const whole = await rowsOf(bytesSource(name, bytesOf(content)))
  expect([whole.format, whole.rows.length]).toEqual([format, count])
  for (const size of [1, 7, 64]) expect(await rowsOf(inPieces(name, content, size))).toEqual(whole)
})

test("cells are those that were written", async () => {
  const csv = await rowsOf(bytesSource("a.csv", bytesOf('\ufeffname,note\r\n"Lee, Ann","a ""b""\nc"\r\n王,\n')))
  expect(csv).toEqual({
    format: "csv",
    names: ["name", "note"],
    rows: [
      [1, "Lee, Ann", 'a "b"\nc'],
      [2, "王", ""],
    ],
  })
  const objects = [
    { a: 1, b: { c: null, d: [1, { e: 2 }] } },
    { f: true, a: 0.1 },
  ]
  expect(await rowsOf(bytesSource("a.jsonl", bytesOf(samples.jsonl(objects))))).toEqual({
    format: "jsonl",
    names: ["a", "b.c", "b.d", "f"],
    rows: [
      [1, "1", "", '[1,{"e":2}]'],
      [2, "0.1", "", "", "true"],
    ],
  })
  const page = await rowsOf(bytesSource("pages.wet", samples.webArchive(web, false)))
  expect(page.rows.map(([, host, kind, language, text]) => [host, kind, language, text])).toEqual([
    ["example.com", "text", "eng", "The fox jumps."],
    ["例子.cn", "text", "", "天气很好。"],
  ])
})

test("Parquet holds what its CSV holds, and gaps as gaps", async () => {
  const parquet = await rowsOf(bytesSource("c.parquet", samples.customersParquet(customers)))
  const csv = await rowsOf(bytesSource("c.csv", bytesOf(samples.customersCsv(customers))))
  expect([parquet.names, parquet.rows]).toEqual([csv.names, csv.rows])
  const gaps = parquetOf([
    { name: "x", values: [1.5, null, 3] },
    { name: "t", values: ["a", "b", null] },
  ])
  expect((await rowsOf(bytesSource("gaps.parquet", gaps))).rows).toEqual([
    [1, "1.5", "a"],
    [2, "", "b"],
    [3, "3", ""],
  ])
})

test("web pages lose their tags, and keep the encoding that they tell", async () => {
  const answer = (head: string, body: Uint8Array): Uint8Array =>
    bytesOf(Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: ${head}\r\n\r\n`), body]))
  // "你好" in GBK.
  const gbk = Buffer.from([0xc4, 0xe3, 0xba, 0xc3])
  const html = "<html><script>if (a < b) x()</script><p>Tea &amp; caf&#233;</p><!-- no --><b>now</b></html>"
  const archive = samples.webArchive(
    [
      { type: "request", url: "http://a.b/", body: bytesOf("GET / HTTP/1.1\r\n\r\n") },
      { type: "response", url: "http://a.b/", body: answer("text/html; charset=utf-8", Buffer.from(html)) },
      {
        type: "response",
        url: "http://a.b/c",
        body: answer("text/html", Buffer.concat([Buffer.from('<meta charset="gbk">'), gbk])),
      },
      { type: "response", url: "http://a.b/d.png", body: answer("image/png", Buffer.from([1, 2])) },
    ],
    true,
  )
  // Host unpacks; parts that are packed one by one are unpacked as one.
  const { rows } = await rowsOf(bytesSource("pages.warc", bytesOf(gunzipSync(archive))))
  expect(rows.map(([row, , , , text]) => [row, text])).toEqual([
    [2, "Tea & café now"],
    [3, "你好"],
  ])
})

test("images tell their class, size and channels", async () => {
  const { names, rows } = await rowsOf(folderOf(samples.imageFolder()))
  expect(names).toEqual(["class", "split", "kind", "width", "height", "channels", "bytes"])
  expect(rows).toHaveLength(27)
  expect(rows[0]?.slice(1, 7)).toEqual(["cat", "train", "png", "32", "32", "3"])
  expect(rows.find(([, name]) => name === "dog")?.slice(1, 7)).toEqual(["dog", "train", "jpeg", "64", "48", "1"])
})

const line = (bytes: readonly number[]): Uint8Array => new Uint8Array(bytes)
const chinese = [...Buffer.from("好的,1\n")]
const gbkLine = [0xc4, 0xe3, 0xba, 0xc3, 0x2c, 0x32, 0x0a]

test.each<readonly [string, string, string | Uint8Array, Diagnostic["code"], Diagnostic["params"]]>([
  ["nothing", "a.csv", "", "evidence-no-table", { kind: "rows" }],
  ["only names", "a.csv", "a,b\n", "evidence-no-table", { kind: "rows" }],
  ["an open quotation mark", "a.csv", 'a,b\n1,"2\n3,4\n', "evidence-no-table", { kind: "quotes" }],
  ["a name twice", "a.csv", "a,a\n1,2\n", "evidence-same-name", { name: "a" }],
  ["blank lines", "a.txt", "\n \n", "dataroom-empty", {}],
  ["GBK", "a.csv", line([0x61, 0x2c, 0x62, 0x0a, ...gbkLine]), "dataroom-encoding", { line: 2, seems: "GB18030", mixed: "" }],
  [
    "UTF-8, then GBK",
    "a.csv",
    line([0x61, 0x2c, 0x62, 0x0a, ...chinese, ...gbkLine]),
    "dataroom-encoding",
    { line: 3, mixed: "mixed" },
  ],
  ["Latin 1", "a.txt", line([0x63, 0x61, 0x66, 0xe9, 0x20, 0x61]), "dataroom-encoding", { line: 1, seems: "ISO-8859-1" }],
  ["UTF-16", "a.csv", new Uint8Array(Buffer.from("\ufeffa,b", "utf16le")), "dataroom-encoding", { seems: "UTF-16" }],
  ["zeros", "a.txt", line([1, 0, 2]), "dataroom-binary", {}],
  ["Python's NaN", "a.jsonl", '{"x": 1}\n{"x": NaN}\n', "dataroom-json", { line: 2, kind: "nan" }],
  ["a broken line", "a.jsonl", '{"x": 1}\n\n{"x": \n', "dataroom-json", { line: 3, kind: "syntax" }],
  ["a list a line", "a.jsonl", "[1]\n", "dataroom-json", { line: 1, kind: "object" }],
  ["deep nesting", "a.jsonl", `{"x": ${"[".repeat(5000)}${"]".repeat(5000)}}\n`, "dataroom-nested", { line: 1 }],
  ["a list of objects", "a.json", '[{"x": 1}]', "dataroom-coco", { missing: ["images", "annotations", "categories"] }],
  ["no Parquet", "a.parquet", "PAR1 and nothing else", "dataroom-parquet", {}],
  ["a cut archive", "a.wet", samples.webArchive(web, false).slice(0, -30), "dataroom-web", { row: 3, kind: "cut" }],
  ["no archive", "a.warc", "hello\r\n\r\nworld", "dataroom-web", { row: 1, kind: "head" }],
])("%s in %s is told with its place", async (_, name, content, code, params) => {
  const diagnostics = await wrongIn(bytesSource(name, bytesOf(content)))
  expect(diagnostics).toHaveLength(1)
  expect(diagnostics[0]).toMatchObject({ code, severity: "error", params: { file: name, ...params } })
})

test("a reader that fails is told, with the reason of the system", async () => {
  const source = bytesSource("a.txt", bytesOf("x"))
  const gone = {
    ...source,
    // biome-ignore lint/correctness/useYield: it fails before.
    async *chunks(): AsyncGenerator<Uint8Array> {
      throw Object.assign(new Error("no"), { code: "EIO" })
    },
  }
  expect(await wrongIn(gone)).toMatchObject([{ code: "dataroom-unreadable", params: { file: "a.txt", reason: "EIO" } }])
})

test("what spoils single rows is a warning with the first of them and their number", async () => {
  const csv = "a,b\n1,2\n3\n4,5,6\nNaN,1\n-inf,1\nnan,1\n"
  expect(await wrongIn(bytesSource("a.csv", bytesOf(csv)))).toMatchObject([
    { code: "dataroom-ragged", severity: "warning", params: { row: 2, got: 1, columns: 2, count: 2 } },
    { code: "dataroom-not-finite", severity: "warning", params: { row: 4, column: "a", value: "NaN", count: 3 } },
  ])
})

test("images that cannot be used are named, and the others read", async () => {
  const huge = pngOf(8, 8, 3, 1)
  new DataView(huge.buffer).setUint32(16, 20_000)
  new DataView(huge.buffer).setUint32(20, 20_000)
  const images = new Map([
    ["cat/a.png", pngOf(8, 8, 3, 1)],
    ["cat/b.png", new Uint8Array([1, 2, 3])],
    ["cat/c.jpg", jpegOf(8, 8, 3, "x").slice(0, -2)],
    ["dog/d.png", huge],
    ["e.png", pngOf(8, 8, 1, 9)],
    ["cat/notes.txt", new Uint8Array([1])],
  ])
  const { answer, diagnostics } = await profileSource(folderOf(images))
  expect(answer?.rows).toBe(4)
  expect(diagnostics.map(({ code, params }) => [code, params.row])).toEqual([
    ["dataroom-image-broken", "cat/b.png"],
    ["dataroom-image-cut", "cat/c.jpg"],
    ["dataroom-image-huge", "dog/d.png"],
    ["dataroom-image-classless", "e.png"],
  ])
  expect(await wrongIn(folderOf(new Map([["x.txt", new Uint8Array([1])]])))).toMatchObject([{ code: "dataroom-no-images" }])
})

test("labels that do not match their image or category are told, each kind once", async () => {
  const whole = samples.coco(4)
  const boxes = [
    { image_id: 99, category_id: 1, bbox: [0, 0, 5, 5] },
    { image_id: 98, category_id: 1, bbox: [0, 0, 5, 5] },
    { image_id: 1, category_id: 7, bbox: [0, 0, 5, 5] },
    { image_id: 1, category_id: 1, bbox: [0, 0, -5, 5] },
    { image_id: 1, category_id: 1, bbox: [600, 0, 100, 5] },
  ]
  const text = JSON.stringify({ ...whole, annotations: [...whole.annotations, ...boxes] })
  const { answer, diagnostics } = await profileSource(bytesSource("boxes.json", bytesOf(text)))
  // The one that reaches out is still a box.
  expect(answer?.rows).toBe(81)
  expect(diagnostics.map(({ params }) => [params.kind, params.row, params.count])).toEqual([
    ["image", 81, 2],
    ["category", 83, 1],
    ["shape", 84, 1],
    ["outside", 85, 1],
  ])
})
