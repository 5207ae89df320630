/** How long the hosts read and decode the samples of a step: it goes on beside the step, which waits for what is not ready. */
import { kindOf } from "../calibration/setting.ts"
import type { Cluster } from "../plan/cluster.ts"
import type { TrainingJob } from "../plan/job.ts"

/**
 * [image/s] for each device of a full machine: 16,621 images of ImageNet a second among the eight of a DGX A100, decoded by DALI on its processors, which held
 * back ResNet-50 there (6.7 times the one device's). An assumption for other machines, sizes of images and loaders.
 * Source: NVIDIA/DeepLearningExamples:PyTorch/Classification/ConvNets/resnet50v1.5/README.md@291f0d0, training performance, mixed precision.
 */
const imagesPerDevice = 16_621 / 8

/** Units: → [s]. Tokens and records are small: 0 unless the job says how many come. */
export function loadingSeconds(job: TrainingJob, { machine, count }: Cluster): number {
  const rate = job.loaderRate ?? (isOfImages(job) ? imagesPerDevice * machine.devices : Infinity)
  return job.globalBatch / (rate * Math.ceil(count / machine.devices))
}

function isOfImages(job: TrainingJob): boolean {
  const kind = kindOf(job)
  return kind === "vision transformer" || kind === "convolutions"
}
