/** The door of api: ventures described in TypeScript. */
export { type DefineOptions, defineVenture, ventureYaml } from "./define-venture.ts"
export type {
  CorrelationsEntry,
  CostsEntry,
  ExitDescription,
  FundingEntry,
  MarketDescription,
  ModelDescription,
  ObjectiveDescription,
  PlanEntry,
  ProjectDescription,
  ResourcesDescription,
  RevenueEntry,
  RisksEntry,
  ServingDescription,
  TaxDescription,
  TeamDescription,
  TrainingDescription,
  UsageDescription,
  VentureDescription,
} from "./description.ts"
export type {
  AnyQuantity,
  Named,
  PlainQuantity,
  Quantity,
  QuantityText,
  Steps,
  Stock,
} from "./quantity-text.ts"
