/** The fields of Criteo's click logs: 13 figures and 26 categories, with the rows that each category's table has. */
import type { TrustedSource } from "../../../data/index.ts"

export const criteoFigures = 13

/** Display advertising challenge (Kaggle), every category kept. */
export const kaggleTables: readonly number[] = [
  1460, 583, 10131227, 2202608, 305, 24, 12517, 633, 3, 93145, 5683, 8351593, 3194, 27, 14992, 5461306, 10, 5652, 2173, 4,
  7046547, 18, 15, 286181, 105, 142572,
]

/** Terabyte click logs, indices below 40 million. */
export const terabyteTables: readonly number[] = [
  39884406, 39043, 17289, 7420, 20263, 3, 7120, 1543, 63, 38532951, 2953546, 403346, 10, 2208, 11938, 155, 4, 976, 14, 39979771,
  25641295, 39664984, 585935, 12972, 108, 36,
]

export const criteoSource: TrustedSource = {
  title:
    "Naumov et al.: Deep learning recommendation model; facebookresearch/dlrm:bench/dlrm_s_criteo_kaggle.sh@090956e, run_and_time.sh; table sizes as the preprocessing prints them",
  where: "https://arxiv.org/abs/1906.00091",
  date: "2019-05",
  confidence: "published",
}
