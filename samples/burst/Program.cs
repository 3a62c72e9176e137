using Burst;

return await CommandLine.RunAsync(args);
