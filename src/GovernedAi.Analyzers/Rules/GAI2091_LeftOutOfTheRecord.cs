using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Lists what a recorded method is about, and its record does not hold.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LeftOutOfTheRecord() : GovernanceRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI2091",
        page: "GAI2091_LeftOutOfTheRecord",
        title: "Something is left out of the record",
        messageFormat: "`{0}` is recorded without {1}: {2}",
        why: "An auditor asks what went in and what came out. The record names the reason for what it does not hold, but nobody can read there what it was.",
        defaultSeverity: DiagnosticSeverity.Info);

    protected override void Register(RuleActions actions) => actions.OnSymbol<IMethodSymbol>(SymbolKind.Method, Check);

    private static void Check(RuleContext<IMethodSymbol> context)
    {
        var method = context.Subject;
        if (method is not { IsPartialDefinition: true } || GoverningAttributes.Of(method) is not { IsAudited: true } attributes)
            return;
        var isShown = attributes.Escalation is not null;
        foreach (var parameter in method.Parameters.Where(p => p.RefKind != RefKind.Out && !p.IsSensitive()))
            Report(context, parameter.Locations.FirstOrDefault(), $"its argument `{parameter.Name}`", LeftOut.Of(parameter, isShown));
        var result = MethodResult.Of(method);
        if (!method.GetReturnTypeAttributes().Any(PrivateSymbols.SaysSensitive))
            Report(context, method.Locations.FirstOrDefault(), result.IsStream ? "its items" : "its result", LeftOut.Of(result));
    }

    /// <summary>The means of a call are not what it is about.</summary>
    private static void Report(RuleContext<IMethodSymbol> context, Location? place, string what, string? reason)
    {
        if (reason is not null && !UnrecordedTypes.IsMeans(reason))
            context.Report(Rule, place, context.Subject.Name, what, reason);
    }
}
