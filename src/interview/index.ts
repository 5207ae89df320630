/** The door of interview: ten questions to a founder, and the venture file that their answers make. */
export { takenText } from "./answer-text.ts"
export type {
  Answers,
  Buyers,
  Candidate,
  DataSet,
  Figure,
  GpuPool,
  Origin,
  Person,
  Place,
  Price,
  SoFar,
  Title,
} from "./answers.ts"
export { exampleOf } from "./examples.ts"
export {
  type Answered,
  type AnyQuestion,
  answerQuestion,
  completed,
  type InterviewOptions,
  interview,
} from "./interview.ts"
export type { Question, QuestionId } from "./question.ts"
export { type LinesRead, readLines } from "./read-lines.ts"
export { type VentureTextOptions, ventureText } from "./venture-text.ts"
