using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.Analyzers.Tests.RuleBook;

/// <summary>The rules as code states them, beside the files of the repository that must be in step with them.</summary>
internal sealed record Book(ImmutableArray<Entry> Rules, ImmutableDictionary<string, string> Files, ImmutableHashSet<string> FixedIds, ImmutableDictionary<string, string> OptionKeys)
{
    private const string RuleFolder = "src/GovernedAi.Analyzers/Rules/";

    /// <summary>The book as it stands.</summary>
    public static Book Read()
    {
        var analyzers = Assembly.Load("GovernedAi.Analyzers");
        return new(
            [.. analyzers.GetTypes().SelectMany(Descriptors).Select(d => new Entry(d)).OrderBy(e => e.Id, StringComparer.Ordinal)],
            Repository.Read("README.md", RuleFolder, "src/GovernedAi.Analyzers/Recognition/", "src/GovernedAi.CodeFixes/", "src/GovernedAi.Analyzers/AnalyzerReleases.", "tests/GovernedAi.Analyzers.Tests/Rules/"),
            [.. Assembly.Load("GovernedAi.CodeFixes").GetTypes()
                .Where(t => !t.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(t))
                .SelectMany(t => ((CodeFixProvider)Activator.CreateInstance(t)!).FixableDiagnosticIds)
                .Where(id => id.StartsWith("GAI", StringComparison.Ordinal))],
            analyzers.GetTypes().Where(t => t.GetField("OptionKey") is not null).ToImmutableDictionary(t => t.Name, t => (string)t.GetField("OptionKey")!.GetRawConstantValue()!));
    }

    /// <summary>The files of the repository that a rule must have.</summary>
    public IEnumerable<string> FilesOf(Entry rule)
    {
        yield return $"{RuleFolder}{rule.FileName}.cs";
        yield return $"{RuleFolder}{rule.FileName}.md";
        yield return $"tests/GovernedAi.Analyzers.Tests/Rules/{rule.FileName}Tests.cs";
        if (FixedIds.Contains(rule.Id))
            yield return $"src/GovernedAi.CodeFixes/{rule.FileName}.Fix.cs";
    }

    /// <summary>The rule's code, and the code of the types it mentions.</summary>
    public IEnumerable<string> CodeBehind(Entry rule)
    {
        var own = Files.GetValueOrDefault($"{RuleFolder}{rule.FileName}.cs", "");
        return Files.Where(f => f.Key.EndsWith(".cs", StringComparison.Ordinal) && Regex.IsMatch(own, $@"\b{Path.GetFileNameWithoutExtension(f.Key)}\b")).Select(f => f.Value).Prepend(own);
    }

    public Page? PageOf(Entry rule) => Files.GetValueOrDefault($"{RuleFolder}{rule.FileName}.md") is { } text ? Page.Parse(text) : null;

    /// <summary>Paths of files whose name starts with a rule's id.</summary>
    public IEnumerable<string> FilesNamedByRule() => Files.Keys.Where(path => Regex.IsMatch(Path.GetFileName(path), "^GAI[0-9]"));

    /// <summary>What must stand between the markers in README.md.</summary>
    public string ReadmeTable() =>
        "| Rule | Fault | Category | Default | Fix |\n|---|---|---|---|---|\n"
        + string.Concat(Rules.Select(r => $"| [{r.Id}]({RuleFolder}{r.FileName}.md) | {r.Title} | {r.Category} | {r.Severity} | {(FixedIds.Contains(r.Id) ? "yes" : "")} |\n"));

    private static IEnumerable<DiagnosticDescriptor> Descriptors(Type type) =>
        type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(f => f.FieldType == typeof(DiagnosticDescriptor))
            .Select(f => (DiagnosticDescriptor)f.GetValue(null)!);
}

/// <summary>One rule as its descriptor states it.</summary>
internal sealed record Entry(DiagnosticDescriptor Descriptor)
{
    public string Id => Descriptor.Id;

    /// <summary>What its files are called: the last part of the help link.</summary>
    public string FileName => Path.GetFileNameWithoutExtension(Descriptor.HelpLinkUri);

    public string Title => Descriptor.Title.ToString();

    public string Category => Descriptor.Category;

    public string Why => Descriptor.Description.ToString();

    /// <summary>The severity in words: "Error, not configurable", "Warning, off by default".</summary>
    public string Severity =>
        Descriptor.DefaultSeverity
        + (Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable) ? ", not configurable" : "")
        + (Descriptor.IsEnabledByDefault ? "" : ", off by default");

    public override string ToString() => Id;
}
