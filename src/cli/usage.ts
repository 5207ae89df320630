/** A wrong command line in words: commander's codes become our sentences, with the nearest right thing. */
import type { Command, CommanderError } from "commander"
import { nearest, type Words } from "../index.ts"
import { UsageError } from "./arguments.ts"

export function usageText(problem: CommanderError | UsageError, args: readonly string[], program: Command, words: Words): string {
  const { cli } = words
  const command = program.commands.find((each) => args.includes(each.name()))
  const help = cli.seeHelp(command === undefined ? "venturi" : `venturi ${command.name()}`)
  return `${sentence(problem, command ?? program, program, words)}\n${help}`
}

function sentence(problem: CommanderError | UsageError, command: Command, program: Command, { cli }: Words): string {
  if (problem instanceof UsageError) return problem.message
  const name = /'([^']*)'/u.exec(problem.message)?.[1] ?? ""
  switch (problem.code) {
    case "commander.unknownCommand":
      return cli.unknownCommand(
        name,
        nearest(
          name,
          program.commands.map((each) => each.name()),
        ),
      )
    case "commander.unknownOption":
      return cli.unknownOption(name, nearest(name, optionNames(command)))
    case "commander.missingArgument":
      return cli.missingArgument(name.toUpperCase())
    case "commander.optionMissingArgument":
      // Commander names an option by all its forms: `-o, --output <file>`.
      return cli.missingValue(name.split(/[ ,]/u)[0] ?? name)
    case "commander.excessArguments":
      return cli.tooMany(command.name())
    default:
      return problem.message
  }
}

function optionNames(command: Command): string[] {
  return command.options.flatMap((option) => (option.long == null ? [] : [option.long])).concat("--help")
}
