/** The commands and options of `venturi`, their help in the language of the user, and the exit code of each ending. */
import { Command, CommanderError, Option } from "commander"
import { columnsOf, useCrew, type Words, wordsOf } from "../index.ts"
import { lang, languageFrom, UsageError } from "./arguments.ts"
import { addDataCommands, type StartBelow } from "./data-commands.ts"
import { addModelCommands, type Perform } from "./model-commands.ts"
import { refuseOpposites, refuseRepeats } from "./once.ts"
import { addServingCommands } from "./serving-commands.ts"
import { columnsFor, languageOf, type Options, type Settings, settingsOf } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { addTrainingCommands } from "./training-commands.ts"
import { addTrendsCommand } from "./trends-commands.ts"
import { usageText } from "./usage.ts"
import { addVentureCommands, type Start } from "./venture-commands.ts"

type Action = (settings: Settings) => Promise<Exit>

/** Runs one command line to its end. Never throws: what breaks is told in one line. */
export async function runCommand(args: readonly string[], shell: Shell, version: string): Promise<Exit> {
  const words = wordsOf(lang(args) ?? languageOf(shell.environment))
  try {
    if (args.length === 0) {
      shell.out(`${words.cli.about}\n\n${words.cli.start}\n`)
      return exit.done
    }
    // `venturi help plan` is `venturi plan --help`.
    return await parsed(args[0] === "help" ? [...args.slice(1), "--help"] : args, words, shell, version)
  } catch (problem) {
    shell.err(`${words.cli.internal(problem instanceof Error ? firstLine(problem.message) : String(problem))}\n`)
    if (shell.environment.VENTURI_DEBUG !== undefined && problem instanceof Error) shell.err(`${problem.stack ?? ""}\n`)
    return exit.broken
  }
}

async function parsed(args: readonly string[], words: Words, shell: Shell, version: string): Promise<Exit> {
  let code: Exit = exit.done
  const perform = async (options: Options, action: Action): Promise<void> => {
    useCrew((await import("../host/index.ts")).createCrew(options.threads))
    code = await action(await settingsOf(options, shell))
  }
  const program = programOf(words, shell, version, perform)
  try {
    await program.parseAsync([...args], { from: "user" })
    return code
  } catch (problem) {
    if (problem instanceof CommanderError && problem.exitCode === 0) return exit.done
    if (!(problem instanceof CommanderError) && !(problem instanceof UsageError)) throw problem
    shell.err(`${usageText(problem, args, program, words)}\n`)
    return exit.wrongUsage
  }
}

function programOf(words: Words, shell: Shell, version: string, perform: Perform): Command {
  const { commands, options, about, start: beginning } = words.cli
  const program = styled(new Command("venturi"), words, shell)
    .description(about)
    .version(version, "-V, --version", options.version)
    .helpCommand(false)
    .addHelpText("after", `\n${beginning}`)
  const start: Start = (name) => shared(styled(program.command(name), words, shell).description(commands[name]), words)
  const below: StartBelow = (above, name, about) => shared(styled(above.command(name), words, shell).description(about), words)
  addVentureCommands(start, perform, words, shell)
  addModelCommands(start, perform, words, shell)
  addTrainingCommands(start, perform, words, shell)
  addServingCommands(start, perform, words, shell)
  addTrendsCommand(start, perform, words, shell)
  addDataCommands(start, below, perform, words, shell)
  for (const command of program.commands.flatMap((each) => [each, ...each.commands])) {
    refuseRepeats(command, words)
    refuseOpposites(command, words)
  }
  return program
}

/** Options of every command. */
function shared(command: Command, words: Words): Command {
  const { options } = words.cli
  return command
    .option("--json", options.json)
    .addOption(new Option("--lang <en|zh>", options.lang).argParser(languageFrom(words)))
    .option("-q, --quiet", options.quiet)
    .option("--no-color", options.noColor)
}

/** Throws instead of leaving, writes to our streams, and speaks the language. */
function styled(command: Command, { cli }: Words, shell: Shell): Command {
  const titles: Readonly<Record<string, string>> = {
    "Usage:": cli.usage,
    "Commands:": cli.commandsTitle,
    "Arguments:": cli.argumentsTitle,
    "Options:": cli.optionsTitle,
  }
  return command
    .exitOverride()
    .showSuggestionAfterError(false)
    .helpOption("-h, --help", cli.options.help)
    .configureOutput({ writeOut: shell.out, writeErr: () => {}, getOutHelpWidth: () => columnsFor(shell) })
    .configureHelp({ styleTitle: (title) => titles[title] ?? title, displayWidth: columnsOf })
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? ""
}
