using Lifeguard.DevTools;

return CommandLine.Run(args, Environment.CurrentDirectory, Console.Out, Console.Error);
