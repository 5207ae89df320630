/** Small samples of every format that the data room reads, made here of seeded draws: the same on every machine. */
import { gzipSync } from "node:zlib"
import { uniforms } from "../../src/evidence/random.ts"
import { jpegOf, pngOf } from "./small-images.ts"
import { parquetOf } from "./small-parquet.ts"

/** What a customer left behind; who has few seats leaves more often. `moved`: another year, in which more are on the small plan. */
export type Customer = {
  readonly plan: string
  readonly seats: number
  readonly region: string
  readonly since: string
  readonly left: string
}

export function customers(count: number, seed: number, isMoved = false): readonly Customer[] {
  const draw = uniforms(seed)
  return Array.from({ length: count }, () => {
    const plan = draw() < (isMoved ? 0.8 : 0.4) ? "small" : draw() < 0.7 ? "team" : "firm"
    const seats = Math.ceil((plan === "small" ? 5 : plan === "team" ? 30 : 200) * (0.2 + draw()))
    const day = String(1 + Math.floor(28 * draw())).padStart(2, "0")
    return {
      plan,
      seats,
      region: ["north", "south", "east", "west"][Math.floor(4 * draw())] ?? "",
      since: `2026-${String(1 + Math.floor(12 * draw())).padStart(2, "0")}-${day}`,
      left: draw() < (seats < 10 ? 0.6 : 0.1) ? "yes" : "no",
    }
  })
}

const customerNames = ["plan", "seats", "region", "since", "left"] as const

export function customersCsv(rows: readonly Customer[]): string {
  return [customerNames.join(","), ...rows.map((row) => customerNames.map((name) => row[name]).join(","))].join("\n")
}

export function customersParquet(rows: readonly Customer[]): Uint8Array {
  return parquetOf(customerNames.map((name) => ({ name, values: rows.map((row) => row[name]) })))
}

const english = {
  refund: [
    "please refund the order",
    "the payment was taken twice",
    "money has not come back",
    "the invoice shows a wrong amount",
  ],
  delivery: [
    "the parcel has not arrived",
    "the box was broken on arrival",
    "the address of the parcel is wrong",
    "tracking shows nothing",
  ],
}
const chinese = {
  refund: ["请把订单的钱退给我", "同一笔款项扣了两次", "退款一直没有到账", "发票上的金额不对"],
  delivery: ["包裹到现在还没有送到", "收到的时候箱子已经破了", "快递的地址写错了", "物流信息一直没有更新"],
}
const openings = ["Hello there", "Good morning", "Dear support team", "I am writing again because", "As I said on the telephone"]
const closings = [
  "and I would like to know what happens next",
  "so kindly look into it this week",
  "which is not what was promised",
]

export type Ticket = { readonly text: string; readonly label: string; readonly meta: { readonly licence: string } }

/** Two in three in English. Each has a number of its own, so that none repeats another but by intention. */
export function tickets(count: number, seed: number): readonly Ticket[] {
  const draw = uniforms(seed)
  const one = (list: readonly string[]): string => list[Math.floor(list.length * draw())] ?? ""
  return Array.from({ length: count }, (_, k) => {
    const label = draw() < 0.7 ? "refund" : "delivery"
    const isEnglish = draw() < 2 / 3
    const words = Array.from({ length: 6 }, () => Math.floor(1e6 * draw()).toString(36)).join(" ")
    const text = isEnglish
      ? `${one(openings)}, ${one(english[label])} ${one(closings)}: case ${k} ${words}.`
      : `您好，${one(chinese[label])}，${one(chinese[label])}，请尽快处理，编号 ${k} ${words}。`
    return { text, label, meta: { licence: draw() < 0.9 ? "CC-BY-4.0" : "" } }
  })
}

export function jsonl(objects: readonly object[]): string {
  return `${objects.map((object) => JSON.stringify(object)).join("\n")}\n`
}

/** Rated by taste of two kinds; without names, as MovieLens has them, when asked. */
export function ratings(users: number, seed: number): readonly (readonly [number, number, number, number])[] {
  const draw = uniforms(seed)
  return Array.from({ length: users }, (_, user) =>
    Array.from({ length: 2 + Math.floor(10 * draw()) }, (_, k) => {
      const item = 7 * k + Math.floor(7 * draw() ** 2)
      const points = 3 + ((user + item) % 2 === 0 ? 1 : -1) + Math.round(2 * draw() - 1)
      return [user + 1, item + 1, points, 880_000_000 + Math.floor(1e6 * draw())] as const
    }),
  ).flat()
}

/** By path. Cats are colourful and small, dogs grey and large. */
export function imageFolder(): ReadonlyMap<string, Uint8Array> {
  const images = new Map<string, Uint8Array>()
  for (let k = 0; k < 12; k++) {
    images.set(`train/cat/${k}.png`, pngOf(32 + k, 32, 3, 10 + k))
    images.set(`train/dog/${k}.jpg`, jpegOf(64, 48 + k, 1, `dog ${k}`))
    if (k < 3) images.set(`test/cat/${k}.png`, pngOf(40 + k, 40, 3, 100 + k))
  }
  return images
}

export type Coco = {
  readonly licenses: readonly object[]
  readonly images: readonly object[]
  readonly annotations: readonly object[]
  readonly categories: readonly object[]
}

export function coco(seed: number): Coco {
  const draw = uniforms(seed)
  const images = Array.from({ length: 20 }, (_, k) => ({ id: k + 1, width: 640, height: 480, file_name: `${k}.jpg`, license: 1 }))
  const annotations = Array.from({ length: 80 }, (_, k) => {
    const [width, height] = [10 + 200 * draw(), 10 + 150 * draw()].map(Math.round) as [number, number] // two went in
    const [x, y] = [Math.floor((640 - width) * draw()), Math.floor((480 - height) * draw())]
    return { id: k, image_id: 1 + (k % 20), category_id: draw() < 0.8 ? 1 : 2, bbox: [x, y, width, height] }
  })
  const categories = [
    { id: 1, name: "scratch" },
    { id: 2, name: "dent" },
  ]
  return { licenses: [{ id: 1, name: "CC0-1.0" }], images, annotations, categories }
}

type WebPart = { readonly type: string; readonly url: string; readonly body: Uint8Array; readonly language?: string }

function warcRecord({ type, url, body, language }: WebPart): Buffer {
  const head = ["WARC/1.0", `WARC-Type: ${type}`, `WARC-Target-URI: ${url}`, `Content-Length: ${body.length}`]
  const more = language === undefined ? [] : [`WARC-Identified-Content-Language: ${language}`]
  return Buffer.concat([Buffer.from(`${[...head, ...more].join("\r\n")}\r\n\r\n`), body, Buffer.from("\r\n\r\n")])
}

/** Packed record by record, as Common Crawl has them; `isPacked` false: as they are. */
export function webArchive(parts: readonly WebPart[], isPacked: boolean): Uint8Array {
  const records = parts.map(warcRecord)
  return new Uint8Array(Buffer.concat(isPacked ? records.map((record) => gzipSync(record)) : records))
}
