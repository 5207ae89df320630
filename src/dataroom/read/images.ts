/** A folder of images as rows, an image each: the class is the name of the folder that it lies in, as ImageFolder of torchvision has it. */
import { hashBytes } from "../gather/hash.ts"
import type { DataFile, DataFolder } from "../source/source.ts"
import { sliceOf, stopped } from "../source/stop.ts"
import { imageHeader } from "./image-header.ts"
import { type Many, manyTroubles } from "./many.ts"
import type { Names, Reading } from "./rows.ts"

/** Pillow takes more for an attack: `Image.MAX_IMAGE_PIXELS`, 1024 · 1024 · 1024 / 4 / 3. */
export const mostPixels = 89_478_485
/** [bytes] that are read of one image. */
const mostOfImage = 64_000_000

const imageNames = /\.(?:png|jpe?g)$/iu
/** Folders that part the images instead of naming a class. */
const parts: ReadonlySet<string> = new Set(["train", "training", "val", "valid", "validation", "test", "testing"])

const names = ["class", "split", "kind", "width", "height", "channels", "bytes"] as const
export const classColumn = "class"

/** Errors: dataroom-no-images, dataroom-unreadable; dataroom-image-broken, -cut, -huge and -classless are warnings. */
export async function readImages(folder: DataFolder, { sink, report, onBytes }: Reading): Promise<Names> {
  const images = folder.files.filter(({ name }) => imageNames.test(name))
  const troubles = manyTroubles()
  let [rows, read] = [0, 0]
  for (const image of images) {
    const bytes = await sliceOf(image, 0, Math.min(image.bytes, mostOfImage))
    read += image.bytes
    onBytes(read)
    const cells = cellsOf(image, bytes, troubles.see)
    if (cells === null) continue
    rows += 1
    sink({ row: rows, cells, key: hashBytes(bytes) })
  }
  troubles.tell(folder.name, report)
  if (rows === 0) throw stopped("dataroom-no-images", { file: folder.name })
  return names
}

function cellsOf(image: DataFile, bytes: Uint8Array, see: Many["see"]): readonly string[] | null {
  const header = imageHeader(bytes)
  if (header === null) {
    see("dataroom-image-broken", image.name)
    return null
  }
  const { kind, width, height, channels, isWhole } = header
  if (!isWhole && image.bytes <= mostOfImage) see("dataroom-image-cut", image.name)
  if (width * height > mostPixels) see("dataroom-image-huge", image.name, { width, height })
  const { name, split } = placeOf(image.name)
  if (name === "") see("dataroom-image-classless", image.name)
  return [name, split, kind, ...[width, height, channels, image.bytes].map(String)]
}

/** `train/cat/1.png`, `cat/1.png`, `1.png`. */
function placeOf(path: string): { readonly name: string; readonly split: string } {
  const folders = path.split("/").slice(0, -1)
  const [first = "", second = ""] = folders
  const isPart = parts.has(first.toLowerCase())
  return { name: isPart ? second : first, split: isPart ? first.toLowerCase() : "" }
}
