/** COCO annotations as rows, a box each. Source of the format: https://cocodataset.org/#format-data */
import { decodedPieces } from "../source/decoded.ts"
import type { DataFile } from "../source/source.ts"
import { stopped } from "../source/stop.ts"
import { isPlainObject } from "./flatten.ts"
import { type Many, manyTroubles } from "./many.ts"
import type { Names, Reading } from "./rows.ts"

/** [signs]: such a file is read as a whole. */
const mostOfCoco = 400_000_000

const names = ["category", "size", "share of image", "width", "height", "image", "licence"] as const
export const categoryColumn = "category"
export const boxSizeColumn = "size"

/** [px²]. Source: the evaluation of COCO, `areaRng` of pycocotools: small below 32², large from 96². */
const [small, large] = [32 ** 2, 96 ** 2]
/** [px] by which a box may stick out: programs round. */
const slack = 1

type Entry = Readonly<Record<string, unknown>>
type Parts = { readonly images: readonly Entry[]; readonly annotations: readonly Entry[]; readonly categories: readonly Entry[] }

/** Errors: dataroom-json, dataroom-coco, dataroom-empty, dataroom-long-line; dataroom-box is a warning. */
export async function readCoco(file: DataFile, { sink, report, onBytes }: Reading): Promise<Names> {
  const parts = partsOf(await wholeText(file, onBytes), file.name)
  const images = new Map(parts.images.map((image) => [image.id, image]))
  const categories = new Map(parts.categories.map(({ id, name }) => [id, String(name ?? id)]))
  const licences = new Map(entriesOf(parts, "licenses").map(({ id, name }) => [id, String(name ?? id)]))
  const troubles = manyTroubles()
  let rows = 0
  for (const [k, box] of parts.annotations.entries()) {
    const row = k + 1
    const image = images.get(box.image_id)
    const category = categories.get(box.category_id)
    if (image === undefined) troubles.see("dataroom-box", row, { kind: "image", got: idText(box.image_id) })
    if (category === undefined) troubles.see("dataroom-box", row, { kind: "category", got: idText(box.category_id) })
    if (image === undefined || category === undefined) continue
    const cells = cellsOf(box, image, row, troubles.see)
    if (cells === null) continue
    rows += 1
    sink({ row, cells: [category, ...cells, idText(box.image_id), licences.get(image.license) ?? ""] })
  }
  troubles.tell(file.name, report)
  if (rows === 0) throw stopped("dataroom-empty", { file: file.name })
  return names
}

function idText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "?"
}

async function wholeText(file: DataFile, onBytes: (read: number) => void): Promise<string> {
  const pieces: string[] = []
  let length = 0
  for await (const piece of decodedPieces(file, onBytes)) {
    length += piece.length
    if (length > mostOfCoco) throw stopped("dataroom-long-line", { file: file.name, line: 1, most: mostOfCoco / 1e6 })
    pieces.push(piece)
  }
  return pieces.join("")
}

function partsOf(text: string, file: string): Parts & Entry {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw stopped("dataroom-json", { file, line: 1, kind: "syntax", near: text.trim().slice(0, 40) })
  }
  const missing = ["images", "annotations", "categories"].filter((part) => !isPlainObject(value) || !Array.isArray(value[part]))
  if (!isPlainObject(value) || missing.length > 0) throw stopped("dataroom-coco", { file, missing })
  const listed = (part: string): readonly Entry[] => entriesOf(value, part)
  return { ...value, images: listed("images"), annotations: listed("annotations"), categories: listed("categories") }
}

function entriesOf(whole: Entry, part: string): readonly Entry[] {
  const list = whole[part]
  return Array.isArray(list) ? list.filter(isPlainObject) : []
}

/** `[x, y, width, height]`, from the upper left, in pixels. */
function cellsOf({ bbox }: Entry, image: Entry, row: number, see: Many["see"]): readonly string[] | null {
  const corner: readonly unknown[] = Array.isArray(bbox) ? bbox : []
  const [x = Number.NaN, y = Number.NaN, width = Number.NaN, height = Number.NaN] = corner.map((each) =>
    typeof each === "number" ? each : Number.NaN,
  )
  if (![x, y, width, height].every(Number.isFinite) || width <= 0 || height <= 0) {
    see("dataroom-box", row, { kind: "shape", got: JSON.stringify(bbox ?? null).slice(0, 60) })
    return null
  }
  const [wide, high] = [Number(image.width), Number(image.height)]
  const isOutside = x < -slack || y < -slack || x + width > wide + slack || y + height > high + slack
  if (isOutside) see("dataroom-box", row, { kind: "outside", got: `${wide} × ${high}` })
  const area = width * height
  const size = area < small ? "small" : area < large ? "medium" : "large"
  return [size, String(Number((area / (wide * high)).toPrecision(6))), String(width), String(height)]
}
