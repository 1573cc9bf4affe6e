using System.Collections.Immutable;
using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Satisfies a broken house rule in one step: by the house's own words, in the order in which the message names them, or by the package's attributes.</summary>
internal abstract class HouseRuleFix(string id) : OfferFix(id)
{
    /// <summary>Rules differ in what satisfies them, and the house has put its word for each first.</summary>
    public sealed override bool FirstGoesWithFirst => true;

    public sealed override IEnumerable<Offer> OffersIn(Compilation compilation) => SatisfyRule.In(compilation);

    public sealed override IEnumerable<Offer> OffersAt(Compilation compilation, Diagnostic diagnostic)
    {
        var named = diagnostic.Properties.TryGetValue(RuleReport.Remedies, out var keys) ? keys!.Split(';').Select(key => SatisfyRule.KeyOf(key)).ToList() : [];
        return OffersIn(compilation).OrderBy(offer => named.IndexOf(offer.Key) is var at && at < 0 ? int.MaxValue : at);
    }

    public sealed override async Task<ImmutableArray<Diagnostic>> DiagnoseAgainAsync(Project project, CancellationToken cancellation)
    {
        if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation)
            return [];
        var options = new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers([new HouseRuleBroken()], options).GetAnalyzerDiagnosticsAsync(cancellation).ConfigureAwait(false);
        return [.. found.Where(diagnostic => FixableDiagnosticIds.Contains(diagnostic.Id)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
