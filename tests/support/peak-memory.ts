/** As a process of its own: runs a small venture with so many samples and prints the most memory that it held, in MB. */
import { runVenture } from "../../src/decide/index.ts"
import { smallVenture } from "./small-venture.ts"

const venture = smallVenture({ file: { price: "20 to 40 USD", users: "100 to 300", value: "= price * users" } })
const { answer } = runVenture(venture, { samples: Number(process.argv[2]), quantities: ["price", "value"] })
process.stdout.write(JSON.stringify({ samples: answer?.samples, megabytes: process.resourceUsage().maxRSS / 1024 }))
