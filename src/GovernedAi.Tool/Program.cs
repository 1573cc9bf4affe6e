using GovernedAi.Tool.Commands;

return await CommandLine.Run(args, Terminal.OfProcess());
