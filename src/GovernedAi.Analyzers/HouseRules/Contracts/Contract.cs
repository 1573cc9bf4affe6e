using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.Analyzers.HouseRules.Contracts;

/// <summary>What a project has put in writing: one line a governed method, and one a member and API whose calls are not governed yet.</summary>
internal sealed class Contract
{
    public const string FileName = "GovernedAi.Contract.txt";

    private static readonly ConditionalWeakTable<AdditionalText, Contract> Read = new();

    private readonly Dictionary<string, (ContractLine Line, Location Place)> _byKey = new(StringComparer.Ordinal);
    private readonly List<(string Words, Location Place)> _faults = [];

    private Contract(AdditionalText file, SourceText text)
    {
        foreach (var line in text.Lines)
        {
            var written = line.ToString().Trim();
            if (written.Length == 0 || written[0] == '#')
                continue;

            var place = Location.Create(file.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span));
            if (written.StartsWith("<<<<<<<", StringComparison.Ordinal) || written.StartsWith("=======", StringComparison.Ordinal) || written.StartsWith(">>>>>>>", StringComparison.Ordinal))
                _faults.Add(("is left over from a merge: keep the lines of both sides, then let the fix of GAI4008 put them in order", place));
            else if (ContractLine.Parse(written) is not { } parsed)
                _faults.Add(("is neither 'governed <method> | <arrangement> x<calls>' nor 'baseline <rule> <member> | <call> x<calls>'", place));
            else if (_byKey.ContainsKey(parsed.Key))
                _faults.Add(($"is there twice: {parsed.Key}", place));
            else
                _byKey.Add(parsed.Key, (parsed, place));
        }
    }

    /// <summary>Lines that cannot be understood.</summary>
    public IReadOnlyList<(string Words, Location Place)> Faults => _faults;

    public IEnumerable<(ContractLine Line, Location Place)> Lines => _byKey.Values;

    /// <returns><see langword="null"/> when the project has none.</returns>
    public static Contract? Of(AnalyzerOptions options, CancellationToken cancellation)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (IsOne(file.Path) && file.GetText(cancellation) is { } text)
                return Read.GetValue(file, f => new Contract(f, text));
        }

        return null;
    }

    /// <summary>Whether a file is a contract, by its name.</summary>
    public static bool IsOne(string path) => Path.GetFileName(path).Equals(FileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a contract says, without comments and without what cannot be understood: that GAI4009 reports.</summary>
    public static IEnumerable<string> Said(SourceText? text) =>
        text is null ? [] : text.Lines.Select(line => line.ToString().Trim()).Where(line => ContractLine.Parse(line) is not null);

    public ContractLine? Find(string key) => _byKey.TryGetValue(key, out var found) ? found.Line : null;

    /// <summary>Whether calls of an API in a member are accepted as today's.</summary>
    public bool Accepts(string rule, ISymbol? member, string api) =>
        member is not null && Find(ContractLine.BaselineKey(rule, Name(member), api)) is not null;

    /// <summary>How a contract names a member: by its documentation-comment id.</summary>
    public static string Name(ISymbol member) => member.GetDocumentationCommentId() ?? member.ToDisplayString();
}
