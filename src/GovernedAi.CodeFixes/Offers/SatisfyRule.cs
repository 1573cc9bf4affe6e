using GovernedAi.Analyzers.HouseRules;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Satisfies a broken house rule in one step, by words of the house that the rule's check found to be enough.</summary>
internal sealed class SatisfyRule(RuleRemedy remedy) : Offer
{
    public override string Title => $"Satisfy the rule: add {remedy.Names}";

    public override string Key { get; } = KeyOf(remedy.Key);

    /// <summary>What a fix of a house rule offers: the house's words, then the package's own attributes.</summary>
    public static IEnumerable<Offer> In(Compilation compilation) =>
        [.. RuleRemedy.All(compilation).Select(remedy => new SatisfyRule(remedy)), new SatisfyByOwnAttributes()];

    /// <summary>The key of the offer that takes a remedy.</summary>
    public static string KeyOf(string remedy) => "Satisfy:" + remedy;

    public override Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation) =>
        Task.FromResult(IsOneOf(diagnostic) && file.Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is MethodDeclarationSyntax method ? Plan(file, method, cancellation) : null);

    private bool IsOneOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(RuleReport.Remedies, out var keys) && keys!.Split(';').Contains(remedy.Key);

    private Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax method, CancellationToken cancellation)
    {
        var way = (Remedy?)Annotation.Of(file, method, present => remedy.Words.Any(word => word.Replaces(present)), cancellation) ?? GovernedMethodSplit.Of(file, method, cancellation);
        return way is null ? null : names => way.Write(new HouseWords([.. remedy.Words.Select(word => word.Type)]), names);
    }
}
