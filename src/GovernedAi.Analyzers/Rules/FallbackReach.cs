using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Follows a fallback through the code of this compilation: to models that nothing governs on the way, to governed methods, and back to where it stands in.</summary>
internal sealed class FallbackReach(IMethodSymbol governed, KnownSymbols known, CancellationToken cancellation)
{
    private readonly HashSet<(ISymbol, ISymbol?)> _seen = [];
    private readonly Queue<Step> _ahead = new();
    private IMethodSymbol? _fallback;

    /// <summary>A method to look into.</summary>
    /// <param name="Method">The method.</param>
    /// <param name="Under">The governed method that answers for the models it calls, or <see langword="null"/>.</param>
    /// <param name="Through">What leads to it; <see langword="null"/> for the fallback itself.</param>
    private readonly record struct Step(IMethodSymbol Method, IMethodSymbol? Under, IMethodSymbol? Through);

    /// <param name="fallback">The fallback.</param>
    /// <param name="runsAhead">Whether it also runs ahead of a question, to show what it would say.</param>
    /// <returns>What is wrong with the fallback, as the end of a sentence, or <see langword="null"/>.</returns>
    public string? Fault(IMethodSymbol fallback, bool runsAhead)
    {
        _fallback = fallback;
        Add(new Step(fallback, null, null));
        while (_ahead.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var step = _ahead.Dequeue();
            var declared = step.Method.PartialDefinitionPart ?? step.Method;
            if (SymbolEqualityComparer.Default.Equals(declared, governed))
                return $"leads back to `{governed.Name}`{By(step.Through)}, which would call it again: let it end somewhere else";
            if (GoverningAttributes.Of(declared) is { } attributes)
            {
                // One that is governed itself is said by the parser.
                if (runsAhead && step.Through is not null)
                    return $"has a Preview, but comes to `{declared.Name}`{By(step.Through)}, which is governed: what runs ahead of a question calls no model and asks nobody";
                Enter(declared, attributes, step);
            }
            else if (Look(step) is { } fault)
                return fault;
        }

        return null;
    }

    private void Enter(IMethodSymbol method, GoverningAttributes attributes, Step step)
    {
        if (CoreMethod.Find(method, GovernedMembers.CoreName(method)).Core is { } core)
            Add(new Step(core, method, method));
        foreach (var next in attributes.Fallbacks.SelectMany(f => f.Strings()).SelectMany(n => method.ContainingType.GetMembers(n)).OfType<IMethodSymbol>())
            Add(new Step(next, step.Under, method));
    }

    private string? Look(Step step)
    {
        foreach (var reference in (step.Method.PartialImplementationPart ?? step.Method).DeclaringSyntaxReferences)
        {
            var body = reference.GetSyntax(cancellation);
            SemanticModel? model = null;
            foreach (var name in body.DescendantNodes().OfType<SimpleNameSyntax>())
            {
#pragma warning disable RS1030 // What a fallback goes through stands in other members and files; only methods with a fallback are followed.
                model ??= known.Compilation.GetSemanticModel(body.SyntaxTree);
#pragma warning restore RS1030
                if (!IsOnlyNamed(name) && model.GetSymbolInfo(name, cancellation).Symbol is IMethodSymbol called && Meet(called.ReducedFrom ?? called, step) is { } fault)
                    return fault;
            }
        }

        return null;
    }

    private string? Meet(IMethodSymbol called, Step step)
    {
        called = called.OriginalDefinition;
        if (GoverningAttributes.Of(called) is null && (known.ModelCalls.Recognize(called) is { CountsByDefault: true } || known.HandedOn.Is(called)))
        {
            if (step.Under is null)
                return $"calls a model (`{MemberWords.Call(called)}`){By(step.Method)}, and nothing governs that: govern it as `{governed.Name}` is, or name one that calls none";
            return Less(step.Under) is { } less
                ? $"calls a model by way of `{step.Under.Name}`, which is governed less: {less}; govern it as `{governed.Name}` is"
                : null;
        }

        if (SymbolEqualityComparer.Default.Equals(called.ContainingAssembly, known.Compilation.Assembly))
            Add(new Step(called, step.Under, step.Method));
        return null;
    }

    /// <summary>What the method that answers for the models of the fallback lacks of what it stands in for.</summary>
    private string? Less(IMethodSymbol under)
    {
        var (wanted, given) = (GoverningAttributes.Of(governed)!, GoverningAttributes.Of(under)!);
        if (wanted.IsAudited && !given.IsAudited)
            return "it has no [AuditLog]";
        if (wanted.IsAudited && wanted.OnAuditFailure != "ProceedUnrecorded" && given.OnAuditFailure == "ProceedUnrecorded")
            return "it goes on when the ledger cannot be written";
        if (wanted.Escalation is not { } escalation)
            return null;
        if (given.Escalation is not { } asks)
            return "it has no [Escalation]";
        if (escalation.Value<string>("If") is null && asks.Value<string>("If") is { } condition)
            return $"it asks only if `{condition}`";
        if (AsksAlways(escalation) && !AsksAlways(asks))
            return asks.Has("SampleRate") ? "it asks only for a share of its calls (SampleRate)" : "it asks only when its model is unsure (MinReportedConfidence)";
        if (Number(asks, "Quorum", 1) is var people && people < Number(escalation, "Quorum", 1))
            return $"its Quorum is {people}, and not {Number(escalation, "Quorum", 1)}";
        if (Number(asks, "MinAssurance", 0) < Number(escalation, "MinAssurance", 0))
            return "it is content to be less sure who decides (MinAssurance)";
        return escalation.EnumName("Ask") == "BeforeModel" && asks.EnumName("Ask") != "BeforeModel" ? "it asks before release, and not before the model" : null;
    }

    private static bool AsksAlways(GoverningAttribute escalation) => !escalation.Has("If") && !escalation.Has("SampleRate") && !escalation.Has("MinReportedConfidence");

    private static int Number(GoverningAttribute attribute, string name, int otherwise) => attribute.Number<int>(name) ?? otherwise;

    private string By(IMethodSymbol? through) => through is null || SymbolEqualityComparer.Default.Equals(through, _fallback) ? "" : $" by way of `{through.Name}`";

    private static bool IsOnlyNamed(SimpleNameSyntax name) =>
        name.FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }) is not null
        || name.FirstAncestorOrSelf<AttributeSyntax>() is not null;

    private void Add(Step step)
    {
        if (_seen.Add((step.Method.OriginalDefinition, step.Under)))
            _ahead.Enqueue(step);
    }
}
