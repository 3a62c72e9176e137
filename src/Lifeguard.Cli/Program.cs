using Lifeguard.Cli;

return CommandLine.Run(args, Terminal.OfThisProcess());
