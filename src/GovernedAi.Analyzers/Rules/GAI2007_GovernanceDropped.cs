using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds members that stand in for a governed one and are governed less: overrides, implementations, and those that hide it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class GovernanceDropped() : GovernanceRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI2007",
        page: "GAI2007_GovernanceDropped",
        title: "A member drops the governance of the one it stands in for",
        messageFormat: "`{0}` {1} `{2}` and drops its {3}: annotate it as well{4}",
        why: "Callers see a governed method and get one that is not: an override or an implementation is what really runs, and a member that hides another is what they bind to.",
        defaultSeverity: DiagnosticSeverity.Error);

    protected override void Register(RuleActions actions)
    {
        actions.OnSymbol<IMethodSymbol>(SymbolKind.Method, OnMethod);
        actions.OnSymbol<INamedTypeSymbol>(SymbolKind.NamedType, OnType);
    }

    private static void OnMethod(RuleContext<IMethodSymbol> context)
    {
        var method = context.Subject;
        if (method.MethodKind != MethodKind.Ordinary || method.PartialDefinitionPart is not null)
            return;
        if (Overridden(method).FirstOrDefault(m => GoverningAttributes.Of(m) is not null) is { } overridden)
            Compare(context, method, "overrides", overridden, method.Locations[0]);
        else if (Hidden(method) is { } hidden)
            Compare(context, method, "hides", hidden, method.Locations[0]);
    }

    private static void OnType(RuleContext<INamedTypeSymbol> context)
    {
        var type = context.Subject;
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            return;
        foreach (var demanded in type.AllInterfaces.SelectMany(i => i.GetMembers()).OfType<IMethodSymbol>())
        {
            if (GoverningAttributes.Of(demanded) is null || type.FindImplementationForInterfaceMember(demanded) is not IMethodSymbol implementation)
                continue;
            var isHere = SymbolEqualityComparer.Default.Equals(implementation.ContainingType, type);
            // What a base class already answers for is reported there, unless this type is the one that claims the interface.
            if (isHere || (implementation.ContainingType.TypeKind != TypeKind.Interface && !implementation.ContainingType.AllInterfaces.Contains(demanded.ContainingType, SymbolEqualityComparer.Default)))
                Compare(context, implementation, "implements", demanded, isHere ? implementation.Locations[0] : type.Locations[0]);
        }
    }

    private static void Compare<T>(RuleContext<T> context, IMethodSymbol method, string does, IMethodSymbol governed, Location location)
        where T : class
    {
        var demanded = GoverningAttributes.Of(governed)!.Kinds.ToList();
        var kept = GoverningAttributes.Of(method.PartialDefinitionPart ?? method)?.Kinds.ToList() ?? [];
        var dropped = demanded.Except(kept).ToList();
        if (dropped.Count > 0)
            context.Report(Rule, location, method.Name, does, governed.SpokenName(), string.Join(", ", dropped.Select(k => $"[{k}]")), OrItsBody(governed));
    }

    /// <summary>A body that derived types may replace is the sanctioned way to change what a governed method does.</summary>
    private static string OrItsBody(IMethodSymbol governed)
    {
        var name = GovernedMembers.CoreName(governed);
        return governed.ContainingType.GetMembers(name).Any(m => m is IMethodSymbol { IsVirtual: true } or IMethodSymbol { IsAbstract: true } or IMethodSymbol { IsOverride: true })
            ? $", or override the body, `{name}`"
            : "";
    }

    private static IEnumerable<IMethodSymbol> Overridden(IMethodSymbol method)
    {
        for (var at = method.OverriddenMethod; at is not null; at = at.OverriddenMethod)
            yield return at;
    }

    private static IMethodSymbol? Hidden(IMethodSymbol method)
    {
        if (method.IsOverride)
            return null;
        for (var type = method.ContainingType.BaseType; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                if (member.DeclaredAccessibility != Accessibility.Private && GoverningAttributes.Of(member) is not null && SameParameters(member, method))
                    return member;
            }
        }

        return null;
    }

    private static bool SameParameters(IMethodSymbol left, IMethodSymbol right) =>
        left.Arity == right.Arity
        && left.Parameters.Select(p => p.Type).SequenceEqual(right.Parameters.Select(p => p.Type), (IEqualityComparer<ITypeSymbol>)SymbolEqualityComparer.Default);
}
