/** A wrong command line in words: commander's codes become our sentences, with the nearest right thing. */
import type { Command, CommanderError } from "commander"
import { commandWord, nearest, type Words } from "../index.ts"
import { UsageError } from "./arguments.ts"

export function usageText(problem: CommanderError | UsageError, args: readonly string[], program: Command, words: Words): string {
  const { cli } = words
  const above = program.commands.find((each) => args.includes(each.name()))
  // One below it stands right behind it, before any value that may be called the same.
  const command = above?.commands.find((each) => args[args.indexOf(above.name()) + 1] === each.name()) ?? above
  const names = [above, command === above ? undefined : command].flatMap((each) => each?.name() ?? [])
  const help = cli.seeHelp(["venturi", ...names].join(" "))
  return `${sentence(problem, command ?? program, { program, args, words })}\n${help}`
}

type Line = { readonly program: Command; readonly args: readonly string[]; readonly words: Words }

function sentence(problem: CommanderError | UsageError, command: Command, { program, args, words: { cli } }: Line): string {
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
      return cli.tooMany(command.name(), splitValue(args))
    case "commander.conflictingOption": {
      const [first = "", second = ""] = [...problem.message.matchAll(/--[a-z-]+/gu)].map(([flag]) => flag)
      return cli.conflict(first, second)
    }
    default:
      return problem.message
  }
}

function optionNames(command: Command): string[] {
  return command.options.flatMap((option) => (option.long == null ? [] : [option.long])).concat("--help")
}

/** Options whose values hold spaces. */
const wordy: ReadonlySet<string> = new Set(["--between", "--project", "--scenario", "--set", "--such-that", "--until"])

/** A value that the shell took apart, because no quotes stood around it, as it is to be written; null where none is. */
function splitValue(args: readonly string[]): string | null {
  const found = args.flatMap((option, place) => {
    if (!wordy.has(option)) return []
    const behind = args.slice(place + 1)
    const end = behind.findIndex((word) => /^--?[a-z]/iu.test(word) || /\.ya?ml$/iu.test(word))
    const value = end < 0 ? behind : behind.slice(0, end)
    return value.length < 2 ? [] : [`${option} ${commandWord(asWhole(option, value))}`]
  })
  return found.length === 0 ? null : found.join(" ")
}

/** The two ends of a range are joined by a word. */
function asWhole(option: string, value: readonly string[]): string {
  const isPair = option === "--between" && value.every((word) => /^[-+\d.]+$/u.test(word)) && value.length === 2
  return value.join(isPair ? " to " : " ")
}
