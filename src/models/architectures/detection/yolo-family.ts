/** How the families of Ultralytics are named and sized: `yolov8n`, fused as their tables count it; `yolov8n (unfused)`, as it is trained. */
import type { TrustedSource } from "../../../data/index.ts"
import type { Architecture, Size, Task, Variant } from "../../architecture.ts"
import { layRows, type Row, type Scale, type YoloModel } from "./yolo-rows.ts"

/** One task of a family: how its models end. */
export type YoloTask = {
  /** Behind the name: `-seg`. */
  readonly suffix: string
  readonly rows: (size: string) => readonly Row[]
  readonly scales: Readonly<Record<string, Scale>>
  readonly tasks: readonly Task[]
  readonly size: Partial<Size>
  /** The form that is published and has the plain name; `fused` unless said. */
  readonly published?: "unfused"
}

/** `name` makes the name of a size: `yolov8n`; its rows are for `n`. */
export function yoloVariants(name: (size: string) => string, tasks: readonly YoloTask[]): readonly Variant<YoloModel>[] {
  return tasks.flatMap((task) =>
    Object.entries(task.scales).flatMap(([size, scale]) => {
      const full = `${name(size)}${task.suffix}`
      const model = { ...scale, rows: task.rows(size) }
      const nameOf = (form: "fused" | "unfused"): string => (form === (task.published ?? "fused") ? full : `${full} (${form})`)
      const variant = (form: "fused" | "unfused"): Variant<YoloModel> => ({
        names: [nameOf(form)],
        ...(form === "fused" && { trainedAs: nameOf("unfused") }),
        settings: { ...model, isFused: form === "fused" },
        tasks: task.tasks,
        size: task.size,
      })
      return [variant("fused"), variant("unfused")]
    }),
  )
}

export function scales(
  depths: Readonly<Record<string, readonly [depth: number, width: number, widest: number]>>,
): Readonly<Record<string, Scale>> {
  return Object.fromEntries(Object.entries(depths).map(([size, [depth, width, widest]]) => [size, { depth, width, widest }]))
}

/** All but the variants. */
export function yoloArchitecture(
  family: string,
  title: string,
  source: TrustedSource,
): Omit<Architecture<YoloModel>, "variants"> {
  return {
    family,
    title,
    library: "ultralytics",
    tasks: ["detection"],
    per: "image",
    size: { image: [640, 640], classes: 80 },
    source,
    lay: (net, model, { image, classes }) => layRows(net, model, net.input("image", [3, ...image]), classes ?? 80),
  }
}

/** A file below `ultralytics/cfg/models`. */
export function ultralytics(file: string, date: string): TrustedSource {
  return {
    title: `Ultralytics, cfg/models/${file}`,
    where: `https://github.com/ultralytics/ultralytics/blob/main/ultralytics/cfg/models/${file}`,
    date,
    confidence: "published",
  }
}

export const detection = { suffix: "", tasks: ["detection"], size: {} } as const
/** The classes of Open Images V7. */
export const manyThings = { suffix: "-oiv7", tasks: ["detection"], size: { classes: 600 } } as const
export const segmentation = { suffix: "-seg", tasks: ["segmentation"], size: {} } as const
/** Persons and their points. */
export const poses = { suffix: "-pose", tasks: ["detection"], size: { classes: 1 } } as const
/** Turned boxes, on the pictures from the air of DOTA. */
export const turnedBoxes = { suffix: "-obb", tasks: ["detection"], size: { image: [1024, 1024], classes: 15 } } as const
export const classification = {
  suffix: "-cls",
  tasks: ["image classification"],
  size: { image: [224, 224], classes: 1000 },
} as const
