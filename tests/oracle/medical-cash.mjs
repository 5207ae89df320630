/**
 * The cash of project `quality` of examples/medical/venture.yaml, month by month, as a person with a spreadsheet would
 * reckon it: plain loops, nothing shared with src/. Every uncertain figure stands at one quantile and every draw of luck
 * (waiting times of risks, whether rounds close) at another. Money is in CNY, time in months. Names in backquotes and of
 * the columns are those that `venturi explain` shows. `node medical-cash.mjs 0.8 0.1` shows the table for figures at
 * their 80 % and luck at its 10 % quantile (the medians when left out), with `--json` every column in full digits. Behind them
 * may stand what `explain` shows of `training.planned_utilisation` and of the ends of `training.planning_error`.
 */
import process from "node:process"

const levels = process.argv.slice(2).filter((word) => word !== "--json")
const [level, luck] = [Number(levels[0] ?? 0.5), Number(levels[1] ?? 0.5)]
// The plan of a training step is made before the months are reckoned: how well it uses the GPUs, and what such plans are off by.
const planned = Number(levels[2] ?? 0.37)
const [plannedLow, plannedHigh] = [Number(levels[3] ?? 0.5), Number(levels[4] ?? 1.7)]

/** Where a rising function passes zero, by halving. */
function zeroOf(rising, low, high) {
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (rising(middle) < 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Quantile of the normal law; its distribution function by the series x + x³/3 + x⁵/15 + … (DLMF 7.6.2). */
function normal(share) {
  const above = (x) => {
    let [term, sum] = [x, 0]
    for (let n = 3; n < 400; n += 2) {
      sum += term
      term *= (x * x) / n
    }
    return 0.5 - share + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI)
  }
  return zeroOf(above, -8, 8)
}

// `A to B` is a 90 % interval: log-normal when A > 0, else normal. -1 is its lower end, 1 the upper, 0 the median.
const place = normal(level) / normal(0.95)
const range = (low, high) =>
  low > 0 ? Math.sqrt(low * high) * (high / low) ** (place / 2) : (low + high) / 2 + (place * (high - low)) / 2
const waiting = -Math.log(1 - luck) // of an exponential draw of mean 1: the time between two events, in mean times

/** Beta function cut off at x, by its continued fraction (DLMF 8.17.22), from the inside out. */
function incompleteBeta(x, a, b) {
  let fraction = 1
  for (let n = 200; n > 0; n--) {
    const m = Math.floor(n / 2)
    const part = n % 2 === 0 ? m * (b - m) : -(a + m) * (a + b + m)
    fraction = 1 + (part * x) / ((a + n - 1) * (a + n)) / fraction
  }
  return (x ** a * (1 - x) ** b) / a / fraction
}

/** PERT is a beta stretched from least to most; below its quantile lies the share `level` of the whole. */
function pert(least, likely, most) {
  const a = 1 + (4 * (likely - least)) / (most - least)
  const b = 1 + (4 * (most - likely)) / (most - least)
  const excess = (x) => (1 - level) * incompleteBeta(x, a, b) - level * incompleteBeta(1 - x, b, a)
  return least + zeroOf(excess, 0, 1) * (most - least)
}

// Time: a year is 12 months and 365.25 days.
const months = 60
const daysPerMonth = 365.25 / 12
const hoursPerMonth = 24 * daysPerMonth
const weeks = (n) => (7 * n) / daysPerMonth
const yearly = (rate) => (1 + rate) ** (1 / 12) - 1 // growth and pay rises: effective rate by month
const chance = (share) => 1 - (1 - share) ** (1 / 12) // churn and probabilities: chance by month
/** How much of the month t … t + 1 lies between two times. */
const overlap = (t, from, to) => Math.max(0, Math.min(t + 1, to) - Math.max(t, from))
const isIn = (t, time) => time >= t && time < t + 1
/** Times of events that come at a rate by month. So many are looked at: more come in less than one case of a thousand. */
const events = (count, rate, begin = 0) => Array.from({ length: count }, (_, k) => begin + ((k + 1) * waiting) / rate)

// `model.*`: hfl/chinese-roberta-wwm-ext-large, by its config: BERT for Chinese, large.
const [width, layers, inner, vocabulary, positions] = [1024, 24, 4096, 21128, 512]
const attentionWeights = 4 * width * width // query, key, value, output
const parameters =
  (vocabulary + positions + 2) * width + // tables of tokens, positions and two segments
  2 * width + // and their norm
  layers * (attentionWeights + 4 * width + 2 * width * inner + inner + width + 4 * width) + // weights, biases, two norms
  (width * width + width) // pooler
const weightFlops = 2 * layers * (attentionWeights + 2 * width * inner) // a token, forward: a multiply-add counts as 2
const poolerFlops = (2 * width * width) / positions // it sees one token of a sequence
const scoreFlops = (length) => layers * 4 * length * width // attention: queries by keys, weights by values

// `rates.*`, `resources.gpus.lab.*`: 8 A800 of one's own. Catalogue: src/data/gpus.json, benchmarks.json and others.
const cnyPerUsd = range(6.451, 7.153) // exchange-rates.json, Federal Reserve G.5A
const cnyPerEur = cnyPerUsd / range(0.8453, 0.9493) // the same, EUR/USD
const labGpus = 8
const peak = 311.8e12 * 3600 * hoursPerMonth // FLOP/month of one GPU, dense 16 bit; gpus.json, A800
const power = 0.4 * range(1.2, 1.59) // kW at the plug: 400 W times `pue`
const tariff = range(0.065, 0.095) * cnyPerEur // a kWh; electricity.json, CN
const gpuPrice = power * tariff * hoursPerMonth // by month of work
const upkeep = labGpus * range(80, 200) * cnyPerUsd // by month, at work or not; `gpu.hosting` 80 to 200 USD

// `training.*`
const tokens = range(16e8, 28e8) // discharge records
const flops = range(3, 10) * range(2, 5) * tokens * 3 * (weightFlops + poolerFlops + scoreFlops(positions)) // runs, epochs; backward counts twice
const mfu = Math.min(1, planned * range(plannedLow, plannedHigh))
const goodput = range(0.85, 0.97) // `training.goodput`, around the Llama 3 report
const gpuMonths = flops / (mfu * goodput * peak)
const trainingCost = gpuMonths * gpuPrice

// `plan.*`, `launch`: one task after the other, longer where fewer are there than it needs: heads times part of full time.
const lasts = (time, needed, available) => time * Math.max(1, needed / available)
const agreementEnd = lasts(weeks(pert(6, 9, 18)), 1, 1) // the founder
const deidEnd = agreementEnd + lasts(weeks(pert(4, 6, 10)), 1, 2) // an engineer of two
const trainEnd = deidEnd + lasts(gpuMonths / labGpus, 1, 2 + 2) // the hires come when it begins
const evalEnd = trainEnd + lasts(weeks(pert(2, 3, 6)), 0.4, 1 * 0.4) // the physician, two days a week
const pilotEnd = evalEnd + lasts(weeks(pert(6, 8, 12)), 1, 1) // the seller: the second comes after it
const supplyStops = events(6, range(0.05, 0.3) / 12).filter((time) => time < pilotEnd).length // risk: accelerator supply stops
const launch = pilotEnd + supplyStops * range(2, 5)
const opening = launch + range(2, 6) // `business.opening`: the first sale takes a sales cycle

// `market.*`: Bass's model of adoption, and the customers that the partner group brings.
const market = range(5e3, 9e3) * range(0.05, 0.2) // county hospitals, share of them
const growth = yearly(range(0, 0.02))
const [p, q] = [range(0.01, 0.04) / 12, range(0.38, 0.53) / 12]
const signingTime = range(2, 6) // `channelTime`, src/business/defaults.ts: referred leads
const signing = range(10, 30) * range(0.036, 0.25) // reach times `channelConversion`
const churn = chance(range(0.08, 0.18))

// `revenue.*`, `costs.*` and the costs of every business (src/business/defaults.ts, benchmarks.json).
const price = range(4e3, 12e3)
const terms = range(2, 4) // months until a bill is paid, on average
const hosting = range(300, 900)
const office = range(3e4, 6e4)
const supportShare = range(0.05, 0.1)
const badDebt = range(0.005, 0.04) // and no card fee, as bills are sent

// `team.*`: pay of one person by month.
const engineer = range(30e4, 50e4) / 12
const seller = range(20e4, 32e4) / 12
const founder = 24e4 / 12
const people = founder + 2 * engineer + (0.4 * range(30e4, 45e4)) / 12 + seller // with engineers, physician, seller
const hires = [
  { wages: 2 * engineer, begin: deidEnd },
  { wages: seller, begin: pilotEnd },
]
const raise = yearly(range(0.03, 0.08))
const leaving = chance(range(0.1, 0.2))
const fee = range(0.15, 0.33) // `hire.fee`, of a year's pay of everyone who comes
const burden = range(0.28, 0.4)

// `serving.*`: an encoder on the GPUs of the lab.
const input = range(400, 512)
const requestFlops = input * (weightFlops + scoreFlops(input))
const replicaRequests = (peak * range(0.3, 0.6)) / requestFlops // by month; `serving.prefill.compute`
const replicaGpus = Math.ceil((2 * parameters) / (0.9 * 80e9)) // 2 bytes a weight, 90 % of 80 GB
const requests = range(5e3, 30e3)
const peakToMean = range(2, 5) // `traffic.peak-to-mean`
const spare = 0.2

// `risks`, with their controls.
const audit = 25e4 / 12
const incidents = {
  times: events(4, (range(0.02, 0.1) / 12) * (1 - 0.6), agreementEnd), // the audit cuts 60 %
  loss: range(50e4, 1200e4),
}
const claims = { times: events(3, range(0.01, 0.05) / 12, launch), loss: range(30e4, 500e4) * (1 - 0.7) } // sign-off cuts 70 %
const [freeModelTime] = events(1, -Math.log(1 - chance(range(0.3, 0.6)))) // a probability p by month: rate −log(1 − p)
const freeModel = range(-0.5, -0.2) // of revenue, for good
const tenderTimes = events(21, range(0.5, 2) / 12)
const tenderEffect = range(-0.6, -0.2) // on the customers that join
const tenderLasts = range(3, 9)
const lossIn = (t, { times, loss }) => times.filter((time) => isIn(t, time)).length * loss

// `funding.*`: amount, month in which it is due, probability.
const loan = { amount: 200e4, due: launch, probability: 0.6, rate: range(0.034, 0.048) / 12, months: 36 }
const rounds = [
  { amount: 600e4, due: evalEnd, probability: 0.55 }, // seed
  { amount: 1200e4, due: launch + 6, probability: 0.35 }, // series A
  { amount: range(30e4, 100e4), due: deidEnd, probability: 0.4 }, // grant
  loan,
]
const instalment = (loan.amount * loan.rate) / (1 - (1 + loan.rate) ** -loan.months)

/** Customers that join in month t. `adopters`: those that ever joined. */
function joiningIn(t, adopters) {
  // `business.adopting`: the exact step of Bass's model over the part of the month in which the offer stands.
  const potential = market * (1 + growth) ** t
  const adopted = Math.min(1, adopters / potential)
  const pull = p + q * adopted
  const fade = Math.exp(-(p + q) * overlap(t, opening, t + 1))
  const adopting = (potential * (1 - adopted) * pull * (1 - fade)) / (pull + q * (1 - adopted) * fade)
  const direct = (signing * overlap(t, opening, opening + signingTime)) / signingTime
  // Postponements that overlap only prolong one another.
  const postponed = tenderTimes.reduce((sum, time, k) => {
    const before = k === 0 ? 0 : tenderTimes[k - 1] + tenderLasts
    return sum + overlap(t, Math.max(time, before), time + tenderLasts)
  }, 0)
  return Math.min(adopting + direct, Math.max(0, potential - adopters)) * (1 + tenderEffect * postponed)
}

/** `team.payroll`: wages for all places, whoever fills them; fees for hires and for those who follow the ones that left; the founder stays. */
function payrollIn(t) {
  const pay = (1 + raise) ** t
  const wages = pay * hires.reduce((sum, hire) => sum + hire.wages * overlap(t, hire.begin, t + 1), people)
  const joining = pay * hires.reduce((sum, hire) => sum + (isIn(t, hire.begin) ? hire.wages : 0), 0)
  return wages * (1 + burden) + fee * 12 * (joining + (wages - pay * founder) * leaving)
}

/** `serving.cost`: replicas for the peak, once there are customers; so few that the lab holds them and nothing is rented. */
function servingIn(t, customers) {
  const replicas = Math.max(1, Math.ceil((customers * requests * peakToMean * (1 + spare)) / replicaRequests))
  return t + 1 > opening ? replicas * replicaGpus * gpuPrice : 0
}

/** Every month's figures; stocks (customers, cash) at the month's end, flows by month. */
function table() {
  const rows = []
  let [adopters, customers, receivables, debt, losses, yearProfit, cash, isRuined] = [0, 0, 0, 0, 0, 0, 1200e4, false]
  for (let t = 0; t < months; t++) {
    const joining = joiningIn(t, adopters)
    adopters += joining
    customers += joining - customers * churn

    // `business.revenue`, `business.collected`: of what is owed, 1/(1 + terms) comes in each month.
    const revenue = customers * price * (1 + freeModel * overlap(t, freeModelTime, t + 1))
    const owed = ((receivables + revenue) * terms) / (terms + 1)
    const collected = revenue - (owed - receivables)
    receivables = owed
    const training = (trainingCost * overlap(t, deidEnd, trainEnd)) / (trainEnd - deidEnd)
    const [payroll, serving, harm] = [payrollIn(t), servingIn(t, customers), lossIn(t, incidents) + lossIn(t, claims)]
    const running = hosting * customers + office + (supportShare + badDebt) * revenue + upkeep
    const costs = running + payroll + training + serving + audit + harm

    // `funding.*`: a round comes when luck is below its chance and the cash has never run out before.
    const raisedBy = (round) => (isIn(t, round.due) && luck < round.probability && !isRuined ? round.amount : 0)
    const raised = rounds.reduce((sum, round) => sum + raisedBy(round), 0)
    const interest = debt * loan.rate
    const payments = Math.min(instalment, debt + interest)
    debt += raisedBy(loan) + interest - payments

    // `tax.*`: losses are carried forward; 5 % while the year's profit is below 3 million, else 15 %.
    const base = revenue - costs - interest
    yearProfit = (t % 12 === 0 ? 0 : yearProfit) + base
    const tax = Math.max(0, base - losses) * (yearProfit < 300e4 ? 0.05 : 0.15)
    losses = Math.max(0, losses - base)

    cash += collected - costs - tax + raised - payments
    isRuined ||= cash < 0
    rows.push({
      "business.customers": customers,
      "business.revenue": revenue,
      "business.collected": collected,
      "team.payroll": payroll,
      "serving.cost": serving,
      "risk.losses": harm,
      "business.costs": costs,
      "tax.paid": tax,
      "funding.raised": raised,
      "funding.payments": payments,
      cash,
    })
  }
  return rows
}

const rows = table()
const times = {
  "training.duration": [gpuMonths / labGpus],
  "plan.pilot.end": [pilotEnd],
  launch: [launch],
  "business.opening": [opening],
}
const columns = Object.keys(rows[0]).map((name) => [name, rows.map((row) => row[name])])
if (process.argv.includes("--json")) console.log(JSON.stringify({ ...times, ...Object.fromEntries(columns) }))
else console.table(rows)
