/**
 * Divisions inside the month loop by a figure that no month changes: one division before the loop, a product in it.
 * Rounding differs in the last digit, so only where the divisor varies continuously (see continuity.ts).
 */
import { continuityOf, type IsContinuous } from "./continuity.ts"
import { asItIs, type Program, type Rule, rewrite } from "./rewrite.ts"

export function withReciprocals(program: Program, isContinuous: IsContinuous): Program {
  let smooth: ((id: number) => boolean) | null = null
  const rule: Rule = (builder, operation, old) => {
    const [a = 0, b = 0] = operation.args
    smooth ??= continuityOf(builder, isContinuous)
    const pays = operation.op === "divide" && builder.isMonthly(a) && !builder.isMonthly(b) && smooth(b)
    if (!pays) return asItIs(builder, operation, old)
    return builder.operation("multiply", a, builder.operation("divide", builder.constant(1), b))
  }
  return rewrite(program, rule)
}
