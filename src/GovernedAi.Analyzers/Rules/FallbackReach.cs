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
    private readonly ReachedCode _code = new(known.Compilation, cancellation);
    private IMethodSymbol? _fallback;

    /// <summary>A member to look into.</summary>
    /// <param name="Member">The method; or a property, or a field with a delegate.</param>
    /// <param name="Under">The governed method that answers for the models it calls, or <see langword="null"/>.</param>
    /// <param name="Through">What leads to it; <see langword="null"/> for the fallback itself.</param>
    private readonly record struct Step(ISymbol Member, IMethodSymbol? Under, ISymbol? Through);

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
            var declared = step.Member is IMethodSymbol { PartialDefinitionPart: { } part } ? part : step.Member;
            if (SymbolEqualityComparer.Default.Equals(declared, governed))
                return $"leads back to `{governed.Name}`{By(step.Through)}, which would call it again: let it end somewhere else";
            if (declared is IMethodSymbol method && GoverningAttributes.Of(method) is { } attributes)
            {
                // One that is governed itself is said by the parser.
                if (runsAhead && step.Through is not null)
                    return $"has a Preview, but comes to `{method.Name}`{By(step.Through)}, which is governed: what runs ahead of a question calls no model and asks nobody";
                Enter(method, attributes, step);
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
        foreach (var body in _code.Of(step.Member))
        {
            SemanticModel? model = null;
            foreach (var use in body.DescendantNodesAndSelf().Where(node => node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax))
            {
#pragma warning disable RS1030 // What a fallback goes through stands in other members and files; only methods with a fallback are followed.
                model ??= known.Compilation.GetSemanticModel(body.SyntaxTree);
#pragma warning restore RS1030
                if (!IsOnlyNamed(use) && Used(model.GetSymbolInfo(use, cancellation).Symbol) is { } used && Meet(used, step) is { } fault)
                    return fault;
            }
        }

        return null;
    }

    private static ISymbol? Used(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol method => (method.ReducedFrom ?? method).OriginalDefinition,
        IPropertySymbol or IFieldSymbol { Type.TypeKind: TypeKind.Delegate } => symbol.OriginalDefinition,
        _ => null,
    };

    private string? Meet(ISymbol used, Step step)
    {
        if (GoverningAttributes.Of(used) is null && ((used is IMethodSymbol method && known.ModelCalls.Recognize(method) is { CountsByDefault: true }) || known.HandedOn.Is(used)))
        {
            if (step.Under is null)
                return $"calls a model (`{MemberWords.Call(used)}`){By(step.Member)}, and nothing governs that: govern it as `{governed.Name}` is, or name one that calls none";
            return WeakerGovernance.Of(step.Under, governed) is { } less
                ? $"calls a model by way of `{step.Under.Name}`, which is governed less: {less}; govern it as `{governed.Name}` is"
                : null;
        }

        if (SymbolEqualityComparer.Default.Equals(used.ContainingAssembly, known.Compilation.Assembly))
            Add(new Step(Behind(used), step.Under, step.Member));
        return null;
    }

    /// <summary>What calls its own interface means another one behind it: a decorator's inner object.</summary>
    private ISymbol Behind(ISymbol used) =>
        GoverningAttributes.Of(used) is null && _code.Behind(used) is var found && !SymbolEqualityComparer.Default.Equals(found, governed) ? found : used;

    private string By(ISymbol? through) => through is null || SymbolEqualityComparer.Default.Equals(through, _fallback) ? "" : $" by way of `{Name(through)}`";

    private static string Name(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? member.ContainingType.Name : member.Name;

    private static bool IsOnlyNamed(SyntaxNode name) =>
        name.FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }) is not null
        || name.FirstAncestorOrSelf<AttributeSyntax>() is not null;

    private void Add(Step step)
    {
        if (_seen.Add((step.Member.OriginalDefinition, step.Under)))
            _ahead.Enqueue(step);
    }
}
