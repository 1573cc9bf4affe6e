using System.Globalization;
using Benchmarks;

// What the analyzers cost on a code base, beside Microsoft.CodeAnalysis.BannedApiAnalyzers fed with the same list of APIs:
//
//     dotnet run -c Release --project tests/Benchmarks -- [folder with C# sources] [rounds]
//
// What a house's rule set costs a solution, of 200 projects unless told otherwise (about five minutes on one core):
//
//     dotnet run -c Release --project tests/Benchmarks -- rules [projects]
//
// What the generator costs the editor in a compilation of 5,000 files:
//
//     dotnet run -c Release --project tests/Benchmarks -- generator [rounds]
//
// How many records a second the ledger takes, beside a loop that writes and flushes, on the disk of a folder:
//
//     dotnet run -c Release --project tests/Benchmarks -- ledger [folder] [rounds]
switch (args)
{
    case ["rules", .. var rest]:
        await RuleSetCost.RunAsync(Number(rest.FirstOrDefault(), otherwise: 200));
        break;
    case ["generator", .. var rest]:
        GeneratorCost.Run(Number(rest.FirstOrDefault(), otherwise: 7));
        break;
    case ["ledger", .. var rest]:
        // Not the folder for temporary files, which is memory on many machines.
        await AppendCost.RunAsync(rest.FirstOrDefault() ?? AppContext.BaseDirectory, Number(rest.ElementAtOrDefault(1), otherwise: 7));
        break;
    default:
        await AnalyzerCost.RunAsync(args.FirstOrDefault() ?? CodeBase.OwnSources(), Number(args.ElementAtOrDefault(1), otherwise: 9));
        break;
}

static int Number(string? text, int otherwise) => text is null ? otherwise : int.Parse(text, CultureInfo.InvariantCulture);
