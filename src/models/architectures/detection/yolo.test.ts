/**
 * The networks of Ultralytics. As they are trained: parameters to the last one and the arithmetic, as the comments of
 * ultralytics/cfg/models/*.yaml tell them. As the tables of docs/en/models/*.md and of ultralytics/yolov5:README.md count them: fused,
 * in millions of parameters and thousand millions of FLOP.
 */
import { describe, expect, test } from "vitest"
import { countsOf, expectSound, expectSoundOrRefused, modelNamed } from "../../../../tests/support/sound-models.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { macsBy, macsFromStride } from "../../measure/conventions.ts"
import { rtDetr } from "./rt-detr.ts"
import { yolo11 } from "./yolo-11.ts"
import { yolo12 } from "./yolo-12.ts"
import { yoloV3, yoloV3u } from "./yolo-v3.ts"
import { yoloV5, yoloV5u } from "./yolo-v5.ts"
import { yoloV6 } from "./yolo-v6.ts"
import { yoloV8 } from "./yolo-v8.ts"
import { yoloV9 } from "./yolo-v9.ts"
import { yoloV10 } from "./yolo-v10.ts"

const families = [yoloV3, yoloV3u, yoloV5, yoloV5u, yoloV6, yoloV8, yoloV9, yoloV10, yolo11, yolo12, rtDetr]

function gigaFlops(name: string): number {
  const model = modelNamed(families, name)
  return Math.round(2 * macsBy("ultralytics", model.lay(model.usual)) * 1e-8) / 10
}

describe("as they are trained", () => {
  test.each([
    ["yolov8n", 3157200, 8.9],
    ["yolov8s", 11166560, 28.8],
    ["yolov8m", 25902640, 79.3],
    ["yolov8l", 43691520, 165.7],
    ["yolov8x", 68229648, 258.5],
    ["yolov9t", 2128720, 8.5],
    ["yolov9s", 7318368, 27.6],
    ["yolov9m", 20216160, 77.9],
    ["yolov9c", 25590912, 104],
    ["yolo11n", 2624080, 6.6],
    ["yolo11s", 9458752, 21.7],
    ["yolo11m", 20114688, 68.5],
    ["yolo11l", 25372160, 87.6],
    ["yolo11x", 56966176, 196],
    ["yolov12n-turbo", 2553904, 6.2],
    ["yolov12s-turbo", 9127424, 19.7],
    ["yolov12m-turbo", 19670784, 60.4],
    ["yolov12l-turbo", 26506496, 83.3],
    ["yolov12x-turbo", 59414176, 185.9],
  ])("%s: %d parameters, %d thousand million FLOP", (name, parameters, flops) => {
    const full = `${name} (unfused)`
    expect([countsOf(families, full).parameters, gigaFlops(full)]).toEqual([parameters, flops])
  })

  /** 193.0 are published: within 2 ‰. */
  test("yolov9e: 58206592 parameters", () => {
    expect(countsOf(families, "yolov9e (unfused)").parameters).toBe(58206592)
    expect(Math.abs(gigaFlops("yolov9e (unfused)") / 193 - 1)).toBeLessThan(0.002)
  })
})

describe("as the tables of Ultralytics count them", () => {
  test.each([
    ["yolov8n", 3.2, 8.7],
    ["yolov8s", 11.2, 28.6],
    ["yolov8m", 25.9, 78.9],
    ["yolov8l", 43.7, 165.2],
    ["yolov8x", 68.2, 257.8],
    ["yolov8s-oiv7", 11.4, 29.7],
    ["yolov8n-seg", 3.4, 12.6],
    ["yolov8s-seg", 11.8, 42.6],
    ["yolov8m-seg", 27.3, 110.2],
    ["yolov8l-seg", 46, 220.5],
    ["yolov8x-seg", 71.8, 344.1],
    ["yolov8n-pose", 3.3, 9.2],
    ["yolov8s-pose", 11.6, 30.2],
    ["yolov8m-pose", 26.4, 81],
    ["yolov9c-seg", 27.9, 159.4],
    ["yolov10n", 2.3, 6.7],
    ["yolov10s", 7.2, 21.6],
    ["yolov10m", 15.4, 59.1],
    ["yolov10l", 24.4, 120.3],
    ["yolov10x", 29.5, 160.4],
    ["yolo11n", 2.6, 6.5],
    ["yolo11s", 9.4, 21.5],
    ["yolo11m", 20.1, 68],
    ["yolo11l", 25.3, 86.9],
    ["yolo11x", 56.9, 194.9],
    ["yolo11n-pose", 2.9, 7.4],
    ["yolo11s-pose", 9.9, 23.1],
    ["yolo11m-pose", 20.9, 71.4],
    ["yolo11l-pose", 26.1, 90.3],
    ["yolo11x-pose", 58.8, 202.8],
    ["yolov5nu", 2.6, 7.7],
    ["yolov5su", 9.1, 24],
    ["yolov5mu", 25.1, 64.2],
    ["yolov5lu", 53.2, 135],
    ["yolov5xu", 97.2, 246.4],
    ["yolov5n-seg", 2, 7.1],
    ["yolov5s-seg", 7.6, 26.4],
    ["yolov5m-seg", 22, 70.8],
    ["yolov5l-seg", 47.9, 147.7],
    ["yolov5x-seg", 88.8, 265.7],
  ])("%s: %d million parameters, %d thousand million FLOP", (name, millions, flops) => {
    expect([Math.round(countsOf(families, name).parameters / 1e5) / 10, gigaFlops(name)]).toEqual([millions, flops])
  })

  /** As the README of YOLOv5 has them: counted a version earlier, within 1 %. */
  test.each([
    ["yolov5n", 1.9, 4.5, 640],
    ["yolov5s", 7.2, 16.5, 640],
    ["yolov5m", 21.2, 49, 640],
    ["yolov5l", 46.5, 109.1, 640],
    ["yolov5x", 86.7, 205.7, 640],
    ["yolov5s6", 12.6, 16.8, 640],
    ["yolov5m6", 35.7, 50, 640],
    ["yolov5x6", 140.7, 209.8, 640],
  ])("%s: %d million parameters, %d thousand million FLOP at %d", (name, millions, flops, side) => {
    const model = modelNamed(families, name)
    expect(Math.round(countsOf(families, name).parameters / 1e5) / 10).toBe(millions)
    const counted = 2e-9 * macsBy("ultralytics", model.lay({ ...model.usual, image: [side, side] }))
    expect(Math.abs(counted / flops - 1)).toBeLessThan(0.01)
  })

  test.each([
    ["yolov5n-cls", 2.5, 0.5, 224],
    ["yolov5s-cls", 5.4, 1.4, 224],
    ["yolov5m-cls", 12.9, 3.9, 224],
    ["yolov5l-cls", 26.5, 8.5, 224],
    ["yolov5x-cls", 48.1, 15.9, 224],
    ["yolov8n-cls", 2.7, 4.3, 640],
    ["yolov8s-cls", 6.4, 13.5, 640],
    ["yolov8m-cls", 17, 42.7, 640],
    ["yolov8l-cls", 37.5, 99.7, 640],
    ["yolov8x-cls", 57.4, 154.8, 640],
    ["yolo11n-cls", 2.8, 0.5, 224],
    ["yolo11s-cls", 6.7, 1.6, 224],
    ["yolo11m-cls", 11.6, 4.9, 224],
    ["yolo11l-cls", 14.1, 6.2, 224],
    ["yolo11x-cls", 29.6, 13.6, 224],
  ])("%s: %d million parameters, %d thousand million FLOP, multiplied up to %d", (name, millions, flops, side) => {
    const model = modelNamed(families, name)
    const macs = macsFromStride((image) => model.lay({ ...model.usual, image }), [side, side])
    expect([Math.round(countsOf(families, name).parameters / 1e5) / 10, Math.round(macs * 2e-8) / 10]).toEqual([millions, flops])
  })
})

/** Source: the keys of the state dictionaries of Ultralytics' models. */
test.each([
  ["yolov8n (unfused)", "model.0.conv"],
  ["yolov8n (unfused)", "model.4.m.1.cv2.bn"],
  ["yolov8n", "model.22.cv3.2.2"],
  ["yolov8n", "model.22.dfl.conv"],
  ["yolov8n-seg", "model.22.proto.upsample"],
  ["yolov5s", "model.24.m.2"],
  ["yolov5s (unfused)", "model.2.m.0.cv1.conv"],
  ["yolov3", "model.6.7.cv2.conv"],
  ["yolov9c (unfused)", "model.2.cv2.0.m.0.cv1.conv2.conv"],
  ["yolov10n", "model.23.one2one_cv3.0.0.0.conv"],
  ["yolo11n", "model.10.m.0.attn.qkv.conv"],
  ["yolo12l", "model.6.gamma"],
  ["rtdetr-l", "model.28.decoder.layers.5.cross_attn.sampling_offsets"],
])("%s learns under %s", (name, path) => {
  const model = modelNamed(families, name)
  const learning = model.lay(model.usual).nodes.filter(({ weights }) => weights.length > 0)
  expect(learning.map((node) => node.path)).toContain(path)
})

/** The fused form has the same shapes and fewer layers. */
const trained = families.flatMap(({ models }) => models).filter(({ names }) => names[0]?.endsWith("(unfused)"))

test.each(trained.map((model) => [model.names[0], model] as const))("%s is sound", (_, model) => {
  expectSound(model.lay({ ...model.usual, image: [576, 384], classes: 7 }))
  expectSoundOrRefused(model, { ...model.usual, image: [50, 7] })
})

test.each(["yolov8n", "yolov5s", "yolo12n", "rtdetr-l"])("%s refuses sides that do not halve evenly", (name) => {
  const model = modelNamed(families, name)
  expect(() => model.lay({ ...model.usual, image: [100, 100] })).toThrow(ShapeMistake)
})
