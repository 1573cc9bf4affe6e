using GovernedAi.Analyzers.HouseRules;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>What the generator keeps of one annotated method: its wrapper and the model calls in its core, or that it has none.</summary>
internal sealed record GovernedMethodOutput(GovernedMethodModel? Method, EquatableArray<CapturedCallModel> Calls, UnwrappedMethodModel? Unwrapped, NetFinding? Unheard)
{
    /// <returns><see langword="null"/> for a method that is not governed.</returns>
    public static GovernedMethodOutput? Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        GovernedMethodParser.Parse(method, compilation, cancellation) switch
        {
            null => null,
            { Model: { } model, Core: { } core } => new(model, new CapturedCallParser(core, model.Id, compilation, cancellation).Parse(), null, null),
            var parse => UnwrappedMethodModel.Of(method, parse, cancellation) is { } unwrapped ? new(null, default, unwrapped, null) : new(null, default, null, Unhear(method, parse)),
        };

    /// <summary>
    /// What the rule says where no part of ours may stand: the compiler stops at its own errors about the declaration and never gets to the rules,
    /// so that nobody would be told why.
    /// </summary>
    private static NetFinding? Unhear(IMethodSymbol method, GovernedMethodParse parse) =>
        parse.Faults.IsEmpty || !method.IsPartialDefinition || method.PartialImplementationPart is not null
            ? null
            : NetFinding.At(parse.Faults[0].Location, $"{parse.Faults[0].Rule.Id}: {parse.Faults[0].ToDiagnostic().GetMessage()}");
}
